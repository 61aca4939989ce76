from jejaring.api import names
from jejaring.catalogue import load


def test_every_region_can_be_suggested_by_name_alias_and_code():
    found = {name.key: name for name in names(load()).names}
    assert len(found) == 514
    pasangkayu = next(name for name in found.values() if name.name == "Kabupaten Pasangkayu")
    assert "mamuju utara" in pasangkayu.find
    assert found["1101"].find.split("|")[-2:] == ["1101", "1103"]

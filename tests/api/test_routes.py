from jejaring.api import routes


def test_addresses_are_read_off_the_document():
    document = {"paths": {"/{language}/peta": {"get": {"summary": "peta", "description": "map", "parameters": [{"name": "node"}]}}}}
    found = routes(document).routes
    assert [(item.path, item.meaning.id, item.meaning.en, item.parameters) for item in found] == [
        ("/{language}/peta", "peta", "map", ("node",))
    ]

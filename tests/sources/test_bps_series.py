"""Which variables the items of a BPS answer are, and what is refused."""

from jejaring.sources.bps_answer import Answer, Entry
from jejaring.sources.bps_series import known_series, series_of
from jejaring.sources.faults import Faults


def answer(variable="2194", label="PDRB", unit="Juta Rupiah", items=((1550, "PDRB"),)):
    """Return an answer without figures."""
    entries = tuple(Entry(str(val), text, position) for position, (val, text) in enumerate(items, start=1))
    return Answer(variable, label, unit, (), entries, (), ())


def test_every_variable_that_the_book_names_stands_in_the_catalogue(catalogue):
    variables = {variable.key for variable in catalogue.variables}
    datasets = {dataset.key for dataset in catalogue.datasets}
    for series in known_series().values():
        assert series.dataset in datasets
        assert {item.variable for item in series.items.values()} <= variables
        assert series.total is None or series.total in series.items


def test_a_table_of_the_human_development_index_is_known_by_its_label():
    faults = Faults("x")
    series = series_of(answer("415", "[Metode Baru] Rata-rata Lama Sekolah", "Tahun", ((0, "Tidak ada"),)), faults)
    assert (series.dataset, series.items["0"].variable) == ("bps_ipm", "rls")
    assert not faults


def test_an_unknown_variable_is_refused_with_the_list_of_known_ones():
    faults = Faults("x")
    assert series_of(answer("9", "Jumlah Ternak"), faults) is None
    (problem,) = faults.problems
    assert problem.met.en == "BPS variable 9: Jumlah Ternak"
    assert problem.expected.en.startswith("variable 2194, or ")


def test_another_unit_and_other_items_than_the_book_names_are_refused():
    faults = Faults("x")
    series_of(answer(unit="Miliar Rupiah", items=((1550, "PDRB"), (1549, "Ekspor"), (9, "Lain"))), faults)
    assert [problem.met.en for problem in faults.problems] == ["unit 'Miliar Rupiah'", "item 1549 'Ekspor'", "item 9 'Lain'"]

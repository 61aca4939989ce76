"""What has no effect says what it would need."""

from jejaring.index.ineffective import ineffective


def test_the_problem_says_where_and_what_is_needed() -> None:
    problem = ineffective("doubt 3 (floor)", ("lantai", "a floor"))
    assert problem.met.en == "doubt 3 (floor): cannot have an effect"
    assert problem.expected.id == "lantai"

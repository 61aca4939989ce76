"""What is measured: data sets, the variables they hold, and the indicators that recipes score."""

from typing import Literal

from jejaring.terms.frozen import Frozen
from jejaring.terms.text import Text

Polarity = Literal["higher", "lower", "range"]
Kind = Literal["statistic", "checklist", "computed", "survey"]


class Dataset(Frozen):
    """Where figures come from: publisher, citation, licence and how sure they are."""

    key: str
    title: Text
    publisher: str
    citation: str
    licence: str
    url: str | None = None
    note: Text | None = None


class Variable(Frozen):
    """A figure as its publisher prints it: the `indicator` of an observation.

    `decimals` is how many decimals are published (negative for rounded thousands); None where it is not rounded. `low` and `high`
    bound what is possible. A `snapshot` has one date only and never grows too old for an edition.
    """

    key: str
    name: Text
    unit: Text
    decimals: int | None = None
    low: float | None = None
    high: float | None = None
    snapshot: bool = False


class Derivation(Frozen):
    """How the value of an indicator follows from variables.

    `take`: the variable × `multiply`. `ratio`: variable / `denominator` × `multiply`. `distance`: great-circle kilometres from the
    region's point to the nearest of the catalogue's points named `variable`, at least `floor_km`. `mean`: the plain mean of the
    variable and those of `also`, missing where one of them is.
    """

    method: Literal["take", "ratio", "distance", "mean"]
    variable: str
    also: tuple[str, ...] = ()
    denominator: str | None = None
    multiply: float = 1.0
    floor_km: float | None = None


class Indicator(Frozen):
    """A leaf of a framework in words: what it says, its unit, owner, evidence rule, and what it serves.

    `derivation` is None for indicators that only forms or the actor register can fill. Tag fields hold codes of other frameworks.
    """

    code: str
    name: Text
    definition: Text
    unit: Text
    kind: Kind
    polarity: Polarity
    formula: str
    concept: str
    derivation: Derivation | None = None
    denominator: Text | None = None
    guard: str | None = None
    goalpost_basis: str | None = None
    goalpost_status: Literal["final", "provisional"] | None = None
    data_owner: str | None = None
    respondent_helix: tuple[str, ...] = ()
    lead_helix: str | None = None
    frequency: str | None = None
    evidence_required: Text | None = None
    collection_burden: str | None = None
    sdg_targets: tuple[str, ...] = ()
    tpb_indicator: tuple[str, ...] = ()
    iccn_principle: tuple[str, ...] = ()
    catha_ekadasa: tuple[str, ...] = ()
    uu24_element: tuple[str, ...] = ()
    culture2030_code: tuple[str, ...] = ()
    cccm_code: tuple[str, ...] = ()
    sakip_aspect: str | None = None
    budget_code: str | None = None
    source_basis: str
    note: Text | None = None


class Question(Frozen):
    """A question of the form (borang) for one or more helices, with its ladder or choices and how the answer is scored."""

    question_id: str
    indicator_code: str
    order: int
    text: Text
    helix: tuple[str, ...]
    answer_type: str
    choices: tuple[tuple[str, Text], ...] = ()
    ladder: tuple[Text, ...] = ()
    number_unit: str | None = None
    evidence: Text | None = None
    question_weight: float
    sakip_aspect: str | None = None
    score_rule: str
    how: Text | None = None

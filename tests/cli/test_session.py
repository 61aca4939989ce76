import io
import json
import sys

import pytest

from jejaring.cli.session import DATABASE, Session, language_of, open_session
from jejaring.terms.problem import UnknownName
from jejaring.terms.status import Status
from jejaring.terms.text import Text
from jejaring.words import speech


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "id"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "C.UTF-8"}, "id"),
        ({"LC_ALL": "en_US", "LANG": "id_ID"}, "en"),
        ({"LC_ALL": "", "LANG": "en_US"}, "en"),
    ],
)
def test_the_locale_chooses_the_language_and_indonesian_is_the_default(environment, language):
    assert language_of(environment) == language


def test_the_database_is_the_option_then_the_environment_then_a_file_here(monkeypatch):
    monkeypatch.delenv("JEJARING_DATABASE", raising=False)
    assert open_session(language="id", as_json=False, database=None).database == DATABASE
    monkeypatch.setenv("JEJARING_DATABASE", "sqlite:///other.db")
    assert open_session(language="id", as_json=False, database=None).database == "sqlite:///other.db"
    assert open_session(language="id", as_json=False, database="sqlite:///mine.db").database == "sqlite:///mine.db"


def test_an_unknown_language_is_refused():
    with pytest.raises(UnknownName, match="id, en"):
        open_session(language="fr", as_json=False, database=None)


def test_json_holds_models_and_statuses_as_plain_values(monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    Session(speech("id"), True, DATABASE).result({"name": Text(id="a", en="b"), "status": Status.MISSING}, "not shown")
    assert json.loads(sys.stdout.getvalue()) == {"name": {"id": "a", "en": "b"}, "status": "missing"}


@pytest.mark.parametrize(
    ("database", "shown"),
    [
        ("postgresql://ani:r@h/asia:1@server:5432/jejaring?sslmode=require", "postgresql://ani:***@server:5432/jejaring?sslmode=require"),
        ("postgresql+psycopg://ani:rahasia@server/jejaring", "postgresql+psycopg://ani:***@server/jejaring"),
        ("postgresql://ani@server:5432/jejaring", "postgresql://ani@server:5432/jejaring"),
        ("sqlite:////kota:a@b.db", "sqlite:////kota:a@b.db"),
    ],
)
def test_no_password_of_a_database_is_shown(database, shown):
    assert open_session(language="id", as_json=False, database=database).shown_database == shown

"""A running app over two edition folders, and one over none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from jejaring.edition import write_edition
from jejaring.web import create_app
from page_editions import context_edition, earlier_edition, ipm_edition, unranked_edition

OUTLINE = {"type": "Polygon", "coordinates": [[[107.5, -7.0], [107.7, -7.0], [107.7, -6.8], [107.5, -6.8], [107.5, -7.0]]]}


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds Konteks Kreatif 2021 and IPM 2019."""
    root = tmp_path_factory.mktemp("editions")
    for edition in (context_edition(), ipm_edition()):
        write_edition(edition, root / edition.manifest.id)
    return root


@pytest.fixture(scope="session")
def client(folder: Path) -> Iterator[TestClient]:
    """A reader of the app over both editions."""
    with TestClient(create_app(folder), follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def empty() -> TestClient:
    """A reader of the app without any edition."""
    return TestClient(create_app(), follow_redirects=False)


@pytest.fixture(scope="session")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A reader of the app over IPM 2017 and 2019."""
    root = tmp_path_factory.mktemp("years")
    for edition in (ipm_edition(), earlier_edition()):
        write_edition(edition, root / edition.manifest.id)
    return TestClient(create_app(root), follow_redirects=False)


@pytest.fixture(scope="session")
def unranked(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A reader of the app over IKT 2026, in which nobody is ranked."""
    root = tmp_path_factory.mktemp("unranked")
    write_edition(unranked_edition(), root / "ikk-terbuka-2026")
    return TestClient(create_app(root), follow_redirects=False)

"""The editions that models are made from."""

import pytest

from jejaring.edition import Edition
from page_editions import context_edition, ipm_edition


@pytest.fixture(scope="session")
def edition() -> Edition:
    """Konteks Kreatif 2021 with a region of every standing."""
    return context_edition()


@pytest.fixture(scope="session")
def ipm() -> Edition:
    """IPM 2019."""
    return ipm_edition()

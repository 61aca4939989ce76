"""The app on a port of its own, and a reader who visits it."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect

from jejaring.edition import write_edition
from jejaring.web import create_app
from page_editions import context_edition, ipm_edition

LISTEN = """
window.faults = [];
document.addEventListener('securitypolicyviolation', event => window.faults.push(`${event.violatedDirective} ${event.blockedURI}`));
addEventListener('error', event => window.faults.push(event.message));
addEventListener('unhandledrejection', event => window.faults.push(String(event.reason)));
"""
"""What the page must never meet: something that its own policy refuses, or an error."""


PATIENCE_MS = 20_000
"""A first drawing takes a second, longer where tests share the machine."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running app over Konteks Kreatif 2021 and IPM 2019."""
    root = tmp_path_factory.mktemp("editions")
    for edition in (context_edition(), ipm_edition()):
        write_edition(edition, root / edition.manifest.id)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(root), host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator["Visit"]:
    """A reader who opens pages in windows of any kind; at the end no page has met a fault."""
    visit = Visit(browser, site)
    yield visit
    faults = visit.faults()
    visit.close()
    assert faults == []


class Visit:
    """The windows that one walk has opened."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self.windows: list[BrowserContext] = []

    def open(self, address: str, **window: object) -> Page:
        """Open an address in a window of its own: its size, colour scheme, and whether scripts run."""
        context = self.browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "id-ID", **window})
        context.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        context.add_init_script(LISTEN)
        self.windows.append(context)
        page = context.new_page()
        page.goto(self.site + address)
        return page

    def faults(self) -> list[str]:
        return [fault for window in self.windows for page in window.pages for fault in page.evaluate("window.faults ?? []")]

    def close(self) -> None:
        for window in self.windows:
            window.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every walk as one that needs a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)

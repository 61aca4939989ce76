"""The web app: editions in, pages and their JSON twins out; it keeps nothing and writes nothing."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from threading import Thread

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from jejaring import __version__
from jejaring.terms.imported import Boundary
from jejaring.terms.text import LANGUAGES
from jejaring.web.assets import bundle
from jejaring.web.comparison import serve_comparison
from jejaring.web.desk import Desk
from jejaring.web.doubt import serve_doubt
from jejaring.web.errors import install, preferred
from jejaring.web.forms import serve_forms
from jejaring.web.guard import Guard
from jejaring.web.live import serve_live
from jejaring.web.pages import serve_regions
from jejaring.web.papers import serve_editions
from jejaring.web.pictures import Pictures
from jejaring.web.shelf import Shelf, read_shelf
from jejaring.web.stills import Stills
from jejaring.web.weights import serve_weights


def create_app(editions: Path | Iterable[Path] = (), *, archive_url: str | None = None) -> FastAPI:
    """Return the app that serves edition folders, or folders of editions; without any it says how to make one.

    `archive_url` is the database whose boundaries draw the geographic map; None = the tile map alone. Raises BadEdition where a
    folder holds no edition, and BadDatabase where the database cannot be opened.
    """
    folders = [editions] if isinstance(editions, Path) else [*editions]
    desk = Desk(read_shelf(folders), Pictures(Stills(), _boundaries(archive_url)))
    app = FastAPI(
        title="Jejaring", version=__version__, docs_url=None, redoc_url=None, swagger_ui_oauth2_redirect_url=None, lifespan=_warmed(desk)
    )
    install(app, desk)
    _door(app)
    serve_regions(app, desk)
    serve_weights(app, desk)
    serve_comparison(app, desk)
    serve_doubt(app, desk)
    serve_editions(app, desk)
    serve_forms(app)
    serve_live(app, desk)
    app.add_middleware(GZipMiddleware, minimum_size=800, compresslevel=5)
    app.add_middleware(Guard)
    return app


def _door(app: FastAPI) -> None:
    @app.get("/", summary="pintu masuk: menuju bahasa pembaca", description="the door: leads to the reader's language")
    def door(request: Request) -> Response:
        language = preferred(request.headers.get("accept-language", ""))
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"/{language}{query}", status_code=307, headers={"Vary": "Accept-Language", "Cache-Control": "no-cache"})


def _boundaries(archive_url: str | None) -> tuple[Boundary, ...]:
    if archive_url is None:
        return ()
    from jejaring.store import open_archive

    with open_archive(archive_url) as archive:
        return archive.boundaries()


def _warmed(desk: Desk) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def warmed(_: FastAPI) -> AsyncIterator[None]:
        # The library and the first map take a second or two; the first reader need not wait for them.
        Thread(target=_warm, args=(desk.shelf, desk), daemon=True).start()
        yield

    return warmed


def _warm(shelf: Shelf, desk: Desk) -> None:
    bundle()
    for edition in shelf.editions[:1]:
        for language in LANGUAGES:
            desk.picture("tile-map", shelf.get(edition.manifest.id), language)

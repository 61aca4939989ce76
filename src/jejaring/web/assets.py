"""Files that never change under their address: style sheets, modules, and the picture library that vl-convert carries."""

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from jejaring.charts import ThemeName

FOREVER = "public, max-age=31536000, immutable"
KINDS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "mjs": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}
_IMPORT = re.compile(r"""from "\./([a-z]+\.js)";""")


@dataclass(frozen=True)
class Asset:
    """A file under an address that holds the hash of its content; `packed` is the same with gzip."""

    address: str
    kind: str
    body: bytes
    packed: bytes

    def answer(self, request: Request) -> Response:
        """Return the file, packed where the reader takes gzip, to be kept forever."""
        headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(self.packed, media_type=self.kind, headers={**headers, "Content-Encoding": "gzip"})
        return Response(self.body, media_type=self.kind, headers=headers)


def asset(name: str) -> Asset:
    """Return a file of the folder static by its name, hashed with everything it imports; raises KeyError for an unknown name."""
    return assets()[name]


@cache
def assets() -> dict[str, Asset]:
    """Return every file of the folder static by its name."""
    folder = files("jejaring.web") / "static"
    texts = {entry.name: entry.read_text("utf-8") for entry in folder.iterdir()}
    found: dict[str, Asset] = {}

    def settle(name: str) -> Asset:
        if name not in found:
            # A module imports another by that one's hashed address, so that no reader ever mixes two versions.
            text = _IMPORT.sub(lambda match: f'from "{settle(match[1]).address}";', texts[name])
            found[name] = _made(name, text)
        return found[name]

    for name in sorted(texts):
        settle(name)
    return found


@cache
def bundle() -> Asset:
    """Return the picture library as one ES module, made by vl-convert once per process."""
    from jejaring import charts

    name, text = charts.bundle()
    return _made(name, text)


@cache
def config(theme: ThemeName) -> Asset:
    """Return the colours and fonts of live pictures in one theme."""
    from jejaring import charts

    return _made(f"{theme}.json", json.dumps(charts.config(theme), sort_keys=True, separators=(",", ":")))


def bundle_address() -> str:
    """Return where the picture library is fetched."""
    return bundle().address


def config_address(theme: ThemeName) -> str:
    """Return where the colours of live pictures are fetched."""
    return config(theme).address


def by_address() -> dict[str, Asset]:
    """Return every asset by its address."""
    return {item.address: item for item in (*assets().values(), bundle(), config("light"), config("dark"))}


def _made(name: str, text: str) -> Asset:
    body = text.encode()
    stem, _, kind = name.rpartition(".")
    address = f"/aset/{stem}-{hashlib.sha256(body).hexdigest()[:12]}.{kind}"
    return Asset(address, KINDS[kind], body, gzip.compress(body, 6, mtime=0))

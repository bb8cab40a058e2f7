"""Style sheets and scripts: read once, served from memory under a versioned path."""

import hashlib
import mimetypes
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sanic import HTTPResponse, Request, raw
from sanic.exceptions import NotFound

from bot.web.types import App

STATIC = Path(__file__).parent / "static"
FOR_EVER = "public, max-age=31536000, immutable"  # the version in the path changes with the file
mimetypes.add_type("text/javascript", ".js")


@dataclass(frozen=True, slots=True)
class Assets:
    """Files by name, and one version for all of them."""

    files: dict[str, tuple[bytes, str]]
    version: str

    def address(self, name: str) -> str:
        """Where a page finds the file; KeyError if there is none."""
        if name not in self.files:
            raise KeyError(name)
        return f"/static/{self.version}/{name}"


def read_assets(folders: Iterable[Path]) -> Assets:
    """Read every file of the folders; names are paths relative to their folder."""
    files: dict[str, tuple[bytes, str]] = {}
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            name = path.relative_to(folder).as_posix()
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            charset = "; charset=utf-8" if kind.startswith("text/") else ""
            files[name] = (path.read_bytes(), kind + charset)
            digest.update(name.encode() + b"\0" + files[name][0])
    return Assets(files, digest.hexdigest()[:12])


def serve_assets(app: App, assets: Assets) -> None:
    """Add the route; an old version still gets the file, but uncached."""

    @app.get("/static/<version:str>/<name:path>", name="static")
    async def static(request: Request, version: str, name: str) -> HTTPResponse:
        if name not in assets.files:
            raise NotFound("no such file")
        content, kind = assets.files[name]
        cache = FOR_EVER if version == assets.version else "no-cache"
        return raw(content, content_type=kind, headers={"cache-control": cache})

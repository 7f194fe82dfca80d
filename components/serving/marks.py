"""What stands for an answer (RFC 9110, 8.8): the version of the data, that of the program, and what was asked.

Marks are weak, because the server compresses answers. They can be told without making the answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache

from starlette.requests import Request
from starlette.responses import Response

from components.paths import ASSETS, ROOT

KEPT = "public, max-age=60"  # a corrected dataset is seen within a minute


@cache
def edition() -> str:
    """Eight hexadecimal digits that change with the program: replicas of one release have the same."""
    digest = hashlib.sha256()
    for path in sorted((*(ROOT / "components").rglob("*.py"), *(ASSETS / "map").iterdir())):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def mark_of(version: str, asked: object) -> str:
    """``asked`` by its ``repr``, so of texts, numbers and days in a stated order."""
    return f'W/"{version}-{edition()}-{hashlib.sha256(repr(asked).encode()).hexdigest()[:12]}"'


def unchanged(request: Request, mark: str) -> Response | None:
    """The empty answer 304 for a reader who holds what ``mark`` stands for."""
    held = [each.strip().removeprefix("W/") for each in request.headers.get("If-None-Match", "").split(",")]
    return Response(status_code=304, headers=held_for(mark)) if {mark.removeprefix("W/"), "*"} & set(held) else None


def held_for(mark: str) -> Mapping[str, str]:
    return {"ETag": mark, "Cache-Control": KEPT}

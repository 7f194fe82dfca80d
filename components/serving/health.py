"""``/healthz``: the process answers. ``/readyz``: it has read the data and can show it."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.dataset.pinned import standing
from components.serving.problems import DATA_POLICY
from components.ui.shelf import shelf

FRESH = {"Cache-Control": "no-store", "Content-Security-Policy": DATA_POLICY}


async def healthz(_request: Request) -> Response:
    """Answered by the event loop itself, so that it tells whether that still turns."""
    return JSONResponse({"status": "ok"}, headers=FRESH)


def readyz(_request: Request) -> Response:
    """The data are read before the server answers anything; so this also tells which ones."""
    dataset = shelf().dataset
    told = {
        "status": "ready",
        "dataset_version": dataset.version,
        "standing": standing(dataset.version, dataset.folder),
        "reports": len(dataset.reports),
        "events": len(dataset.events),
    }
    return JSONResponse(told, headers=FRESH)

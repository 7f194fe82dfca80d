"""``/healthz``: the process answers. ``/readyz``: it has read the data and can show it.

Neither waits for a thread before it knows that it can answer.
"""

from __future__ import annotations

from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from components.dataset.pinned import standing
from components.language import _
from components.serving.problems import DATA_POLICY, problem
from components.ui.shelf import is_read, shelf

FRESH = {"Cache-Control": "no-store", "Content-Security-Policy": DATA_POLICY}


async def healthz(_request: Request) -> Response:
    """Tells whether the event loop still turns."""
    return JSONResponse({"status": "ok"}, headers=FRESH)


async def readyz(_request: Request) -> Response:
    """Which data have been read. The server reads them before it answers; one that is run without its start says that
    it is not ready, for who asks that is not to set off the reading."""
    if not is_read():
        return problem(503, _("The data have not been read yet; ask again in a moment."), headers={"Retry-After": "1"})
    return JSONResponse(await to_thread.run_sync(_told), headers=FRESH)


def _told() -> dict[str, Any]:
    dataset = shelf().dataset
    return {
        "status": "ready",
        "dataset_version": dataset.version,
        "standing": standing(dataset.version, dataset.folder),
        "reports": len(dataset.reports),
        "events": len(dataset.events),
    }

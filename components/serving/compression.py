"""How far back the compression of a page's socket sees.

A run of the page says mostly what the run before said, so a change costs on the wire what compression has forgotten of
it. uvicorn lets it remember 4 kB, which is less than a run; here it has the 32 kB that the protocol allows (RFC 7692),
some 0.3 MB of memory a session. With a release that makes its sockets elsewhere a change takes some kilobytes more.
"""

from __future__ import annotations

from contextlib import suppress


def remember_all() -> None:
    """From now on, sockets are offered the longest memory; those that stand keep theirs."""
    with suppress(ImportError, KeyError):
        from uvicorn.protocols.websockets import websockets_sansio_impl as sockets

        own = vars(sockets)
        longest = own["ServerPerMessageDeflateFactory"]
        own["ServerPerMessageDeflateFactory"] = lambda **_asked: longest()

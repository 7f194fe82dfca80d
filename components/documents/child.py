"""Parses one file from a stranger in a process of its own: ``python -m components.documents.child``.

The first line of standard input is the request as JSON, the rest is the file; the answer is one JSON object. The
process bounds itself before it touches the file: memory, processor time, and no file larger than nothing, so that it
cannot keep a word. What a parser trips over ends the process, and the caller says so.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module

from components.documents.model import Extract, FileKind, Limits
from components.errors import TextError
from components.language import _, number_words, use

PARSERS = {
    FileKind.HTML: ("components.documents.web_page", "read_web_page"),
    FileKind.PDF: ("components.documents.pdf", "read_pdf"),
    FileKind.DOCX: ("components.documents.word", "read_word"),
}


def confine(limits: Limits) -> None:
    """Bound this process as far as the operating system can (Windows has no such limits, only the caller's clock)."""
    if sys.platform == "win32":
        return
    import resource

    bounds = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_CPU: limits.cpu_seconds,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for bound, most in bounds.items():
        _, hard = resource.getrlimit(bound)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(bound, (most, most))


def parser_of(kind: FileKind) -> Callable[[bytes, Limits], Extract]:
    module, name = PARSERS[kind]
    parse: Callable[[bytes, Limits], Extract] = getattr(import_module(module), name)
    return parse


def main() -> None:
    request = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**request["limits"])
    parse = parser_of(FileKind(request["kind"]))
    use(request["language"])
    # Put into words while there is room for it.
    no_room = _("it takes more than {most} bytes of memory to read; paste the words")
    no_room = no_room.format(most=number_words(limits.memory))
    confine(limits)
    try:
        answer: dict[str, object] = asdict(parse(sys.stdin.buffer.read(), limits))
    except TextError as error:
        answer = {"error": str(error)}
    except MemoryError:
        answer = {"error": no_room}
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()

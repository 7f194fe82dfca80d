"""The one escaping function: every string from outside passes it before it may reach the map.

folium puts popup and tooltip text inside JavaScript template literals, where ``html.escape`` is not enough: ``${…}``
and ``\\u003c`` are live there, and a stray back-tick blanks the whole map. So the characters that are special to HTML,
to template literals and to JavaScript strings all become numeric character references, which no parser but the last
one (the browser's text) resolves. Characters that have no place in a caption at all are dropped: NUL and the other C0
and C1 controls, and the bidirectional overrides by which a name can pretend to be another.
"""

from __future__ import annotations

import html
import json
from typing import Any

_TEMPLATE_LITERAL = {ord(char): f"&#{ord(char)};" for char in "`$\\{}"}
_NEWLINES = {ord("\r"): " ", ord("\n"): "<br>"}
_BIDI_CONTROLS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = (*(code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)), *range(0x7F, 0xA0))
_DROPPED: dict[int, str | None] = dict.fromkeys((*_CONTROLS, *_BIDI_CONTROLS, *range(0xD800, 0xE000)))
_SAFE_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def escape(text: object) -> str:
    """``str(text)`` made inert in HTML, in an attribute, in a template literal and in a JavaScript string.

    Line feeds become ``<br>``, the only tag the result can hold; carriage returns become spaces; controls,
    bidirectional controls and lone surrogates are dropped.
    """
    clean = str(text).translate(_DROPPED)
    return html.escape(clean, quote=True).translate(_TEMPLATE_LITERAL | _NEWLINES)


def json_for_script(value: Any) -> str:
    """``value`` as JSON that cannot end the ``<script>`` element it is put in.

    Raises ``ValueError`` for NaN and infinities, which JSON does not have.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.translate(_SAFE_IN_SCRIPT)

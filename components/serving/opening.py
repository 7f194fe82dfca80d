"""The map page before it is there: its headline in words, and the place of its map, as HTML of the page's document.

``assets/page/opening.css`` lays them out where the page is going to have them, so that the map that
``assets/page/begin.js`` begins is seen as soon as it is drawn, with its date, and nothing moves when the page is there.
Where something is to stand above the map that only the page knows, nothing of it is seen.
"""

from __future__ import annotations

from components.language import current
from components.layers.escape import escape
from components.ui.headline import NAME, Headline, Number

_MORE = '<svg viewBox="0 0 24 24" fill="none" stroke-width="1.8"><path d="m7.5 10 4.5 4.5 4.5-4.5"/></svg>'


def opening_of(said: Headline | None, *, embedded: bool = False) -> str:
    """The place of the map below a headline; unseen without one. ``embedded``: there is no sidebar."""
    stands, apart = ' class="stands"' if said else "", " data-embedded=true" if embedded else ""
    return (
        f'<div id="sotavento-opening" lang="{current()}" aria-hidden="true"{stands}{apart}>'
        f'<div class="opening-side"></div><div class="opening-page">{_headline(said) if said else ""}'
        '<div class="opening-map"></div></div></div>'
    )


def _headline(said: Headline) -> str:
    return (
        f'<div class="opening-headline"><div class="opening-name">{NAME}</div>'
        f'<div class="opening-day"><strong>{escape(said.day)}</strong><br>{escape(said.about)}</div>'
        f'<div class="opening-numbers">{"".join(map(_number, said.numbers))}</div></div>'
    )


def _number(said: Number) -> str:
    return (
        f'<div class="opening-number"><div class="opening-words"><span><strong>{escape(said.words)}</strong> '
        f'{escape(said.what)} <span class="opening-origin">{escape(said.origin)}</span></span></div>{_MORE}</div>'
    )

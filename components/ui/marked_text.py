"""A text with its mentions marked by kind and role, each a button that opens its receipt.

The page draws it as HTML without any script: the browser's own popovers show the receipts, so that keyboard, touch and
screen reader reach them. Everything that comes from the text passes the one escaping function.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from components.dataset.wording import in_words, interval_words
from components.language import N_, _
from components.layers.escape import escape
from components.layers.wording import count_words, distance_words, where_words
from components.model import Mention, MentionKind, Role
from components.reading.claims import BARRED
from components.reading.report import Reading
from components.ui.wording import label

#: Role of a place → the tag behind it.
ROLE_TAGS = {
    Role.EVENT_PLACE: N_("at"),
    Role.ORIGIN: N_("from"),
    Role.DESTINATION: N_("to"),
    Role.HOME_PORT: N_("based"),
    Role.SPEAKER: N_("speaks"),
    Role.COMPARISON: N_("compared"),
    Role.MENTION: N_("named"),
}
ROLE_WORDS = {
    Role.EVENT_PLACE: N_("place where something is or happened"),
    Role.ORIGIN: N_("origin"),
    Role.DESTINATION: N_("destination, or where something was meant to be"),
    Role.HOME_PORT: N_("home port or base"),
    Role.SPEAKER: N_("stands for who speaks, or where"),
    Role.COMPARISON: N_("comparison"),
    Role.MENTION: N_("named in passing"),
}
KIND_WORDS = {
    MentionKind.PLACE: N_("Place"),
    MentionKind.ASSET: N_("Asset"),
    MentionKind.COUNT: N_("Number"),
    MentionKind.DATE: N_("Date"),
}
NOT_DRAWN = N_("not drawn")
LEGEND = (
    ("place drawn", N_("place"), N_("at"), N_("drawn: something is or happened there")),
    ("place drawn", N_("place"), N_("from / to"), N_("drawn apart: origin, destination")),
    ("place", N_("place"), "…", N_("not drawn, with the reason")),
    ("asset", N_("asset"), "", N_("ship, aircraft or unit")),
    ("count", N_("number"), "", ""),
    ("date", N_("date"), "", ""),
)

Line = tuple[str, str]
_CLOSING = re.compile(r"[.,;:!?…)\]”’\"»]{1,4}(?!\w)")  # what no line should begin with


def marked_text(reading: Reading) -> str:
    """The whole text as HTML, and its receipts behind it."""
    text, pieces, at = reading.document.text, [], 0
    for number, mention in enumerate(reading.mentions, 1):
        if mention.start < at:  # a place inside a longer mention is reached from the lists
            continue
        close = _CLOSING.match(text, mention.end)
        pieces += [escape(text[at : mention.start]), _mark(reading, number, mention, close[0] if close else "")]
        at = close.end() if close else mention.end
    pieces.append(escape(text[at:]))
    receipts = "".join(_receipt(reading, number, mention) for number, mention in enumerate(reading.mentions, 1))
    language = f' lang="{reading.language}"' if reading.language in ("en", "es") else ""
    name = escape(_("The text"))
    shown = f'<div class="read-text" role="region" aria-label="{name}" tabindex="0"{language}>{"".join(pieces)}</div>'
    return f"{shown}{receipts}"


def legend() -> str:
    """What the marks mean, in the same marks."""
    rows = (
        f'<li><span class="read-mark {classes}">{escape(_(words))}{_tag(_(tag))}</span> {escape(_(meaning))}</li>'
        for classes, words, tag, meaning in LEGEND
    )
    return f'<ul class="read-legend" aria-label="{escape(_("What the marks mean"))}">{"".join(rows)}</ul>'


def is_drawn(reading: Reading, number: int) -> bool:
    return number in reading.drawn_places


def _mark(reading: Reading, number: int, mention: Mention, close: str) -> str:
    """The button of a mention, kept on one line with the punctuation ``close`` behind it."""
    drawn = is_drawn(reading, number)
    classes = " ".join(["read-mark", str(mention.kind), *(["drawn"] if drawn else [])])
    if mention.kind is MentionKind.PLACE:
        tag = _tag(_place_tag(mention))
        hidden = "" if drawn else f", {_(NOT_DRAWN)}"
    else:
        tag, hidden = "", f", {_(KIND_WORDS[mention.kind]).lower()}"
    said = f'<span class="read-hidden">{hidden}</span>' if hidden else ""
    button = (
        f'<button type="button" class="{classes}" popovertarget="read-receipt-{number}">'
        f"{escape(mention.text)}{tag}{said}</button>"
    )
    return f'<span class="read-keep">{button}{escape(close)}</span>' if close else button


def _place_tag(mention: Mention) -> str:
    if mention.lat is None:
        return _("unknown")
    return in_words(str(mention.status)) if mention.status in BARRED else _(ROLE_TAGS[mention.role])


def _tag(words: str) -> str:
    return f' <span class="read-tag">{escape(words)}</span>' if words else ""


def _receipt(reading: Reading, number: int, mention: Mention) -> str:
    rows = "".join(
        f"<dt>{escape(key)}</dt><dd>{escape(words)}</dd>" for key, words in _lines(reading, number, mention) if words
    )
    name = escape(mention.text)
    return (
        f'<div id="read-receipt-{number}" class="read-receipt" popover role="dialog" '
        f'aria-label="{escape(_("Receipt"))}: {name}">'
        f"<h3>{name}</h3><dl>{rows}</dl>"
        f'<h4>{escape(_("How it was read"))}</h4><p lang="en">{escape(reading.receipt(number))}</p>'
        f'<button type="button" class="read-close" popovertarget="read-receipt-{number}" popovertargetaction="hide">'
        f"{escape(_('Close'))}</button></div>"
    )


def _lines(reading: Reading, number: int, mention: Mention) -> Iterator[Line]:
    yield _("Kind"), _(KIND_WORDS[mention.kind])
    match mention.kind:
        case MentionKind.PLACE:
            yield from _place_lines(reading, number, mention)
        case MentionKind.ASSET:
            yield _("Read as"), " · ".join(filter(None, (mention.name, mention.designation)))
            yield _("In the list of assets"), mention.asset_id or _("no")
            yield _("Said to be"), "; ".join(claim.where for claim in reading.said_of.get(number, ()))
        case MentionKind.COUNT:
            bounds = mention.value_low, mention.value_best, mention.value_high
            yield _("Number"), count_words(*bounds, mention.unit, "")
        case MentionKind.DATE if mention.date:
            yield _("Days"), interval_words(mention.date.start, mention.date.end)
            yield _("Precision"), label("date_precs", int(mention.date.prec))
    yield _("Status"), label("statuses", mention.status) if mention.status else ""
    yield _("Ground"), label("assertions", mention.assertion) if mention.assertion else ""


def _place_lines(reading: Reading, number: int, mention: Mention) -> Iterator[Line]:
    yield (
        _("On the map"),
        _("yes") if is_drawn(reading, number) else _("no: {why}").format(why=_(reading.reasons.get(number, NOT_DRAWN))),
    )
    yield _("Role"), _(ROLE_WORDS[mention.role])
    yield _("Place"), mention.name or ""
    if claim := reading.claim_at.get(number):
        yield _("In the text's words"), claim.where
        yield _("What"), "; ".join(reading.mentions[subject - 1].text for subject in claim.subjects) or _("not named")
        yield _("When"), _("no date in the text") if claim.date is None else reading.mentions[claim.date - 1].text
    yield _("Precision"), where_words(mention.where_prec)
    if is_drawn(reading, number):
        yield _("Drawn as"), in_words(str(mention.shape or ""))
        yield _("Uncertainty"), distance_words(mention.uncertainty_m)

"""Read a report: a text in, its mentions marked, what a map may show of it, and what not and why.

What a reader gives stays in the memory of their own session, until the page is cleared or closed: nothing of it is
cached for others, written, logged, or put into the address.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from components.dataset.view import LAYERS, View
from components.documents.reading import LIMITS, Document, pasted, read_document
from components.errors import InputError
from components.geocoding.geoparser import Options
from components.hosting import hosting
from components.language import _, ngettext, short_day
from components.layers.build import map_document, map_payload
from components.paths import ASSETS
from components.reading.export import to_csv, to_geojson
from components.reading.frames import Drawn, dataset_of, drawn_records, home_of
from components.reading.report import Reading, read_report
from components.reading.rows import Rows, rows_of
from components.ui.findings import FOUND, findings
from components.ui.found import found
from components.ui.map_view import show_map
from components.ui.marked_text import legend, marked_text
from components.ui.shelf import Shelf, shelf
from components.ui.wording import LANGUAGES, escape

STYLE = ASSETS / "page" / "report.css"
EXAMPLES = {"Example": "en.txt", "Ejemplo": "es.txt"}
EXAMPLE_DAY = dt.date(2025, 11, 20)
TEXT, DAY = "report_text", "report_day"  # keys of the widgets
ROUND = "report_round"  # number of the file chooser: a new one is an empty one
ASKED = "report_asked"  # set by a button that gives a text, so that it is read at once
ONLINE = "report_online"
SETTING = "SOTAVENTO_ONLINE"
READ = "report_read"  # what was read last in this session
FAILED = "report_failed"  # why nothing could be read
VIEW = View(show="all", layers=frozenset(LAYERS) - {"bases"})
TYPES = ["txt", "md", "html", "htm", "pdf", "docx"]
MEGABYTES = LIMITS.file_size // 2**20


@dataclass(frozen=True)
class Result:
    """A reading with all that the page draws of it, made once and not on every run."""

    reading: Reading
    rows: Rows
    records: pd.DataFrame
    document: str


def page() -> None:
    shared = shelf()
    st.html(STYLE)
    st.title(_("Read a report"), anchor=False)
    st.text(
        _(
            "Give a text in English or Spanish: what it says of ships, aircraft and forces is marked, and drawn "
            "as finely "
            "as its words allow. Read by rules and a gazetteer, not reviewed by anyone."
        ),
        width="stretch",
    )
    _desk(shared)
    if failed := st.session_state.get(FAILED):
        st.error(_("This could not be read: {why}.").format(why=escape(failed)), icon=":material/error:")
    result: Result | None = st.session_state.get(READ)
    if result is not None:
        _show(result)


def _desk(shared: Shelf) -> None:
    """Where a text comes in. Folded away once something has been read."""
    _refill()
    fresh = READ not in st.session_state
    title = _("The text to read") if fresh else _("Read another text, or change the day of publication")
    with st.expander(title, expanded=fresh, key="report_desk" if fresh else "report_desk_folded"):
        words, file = st.columns([3, 2], gap="medium")
        with words:
            st.text_area(
                _("Paste the text"),
                key=TEXT,
                height=230,
                max_chars=LIMITS.characters,
                placeholder=_("Paste an article, a statement or a paragraph."),
            )
        with file:
            _choose_file()
            st.date_input(
                _("Published on (if known)"),
                value=None,
                key=DAY,
                format="YYYY-MM-DD",
                help=_("Anchors words such as “on Thursday”. Without it they stay undated."),
            )
        _online_choice()
        _buttons(shared)
        st.caption(
            _(
                "Nothing is stored: the text is kept in this session's memory until you clear or close the page. "
                "It is not "
                "written to disk, not logged, not shared with other readers, and never part of the address."
            )
        )


def _choose_file() -> None:
    """Not on a hosted server, which takes no files (``serving/gate.py``)."""
    if hosting().hosted:
        st.caption(_("To read a file (TXT, HTML, PDF or DOCX), run Sotavento on your own computer."))
        return
    st.file_uploader(
        _("or choose a file: TXT, HTML, PDF or DOCX, up to {size} MB").format(size=MEGABYTES),
        type=TYPES,
        key=_chooser(),
        max_upload_size=MEGABYTES,
    )


def _refill() -> None:
    """Back from another page the widgets are empty: a pasted text and its day are put into them again."""
    result: Result | None = st.session_state.get(READ)
    if result is not None and TEXT not in st.session_state and not result.reading.document.name:
        st.session_state.update({TEXT: result.reading.document.text, DAY: result.reading.published_on})


def _online_choice() -> None:
    """The reader's leave to ask the service that this server's settings name, if any; never given by default, and not
    for strangers to give."""
    if (service := os.environ.get(SETTING, "").strip()) and not hosting().hosted:
        words = _("Ask {service} for places that the gazetteer lacks (sends those names, nothing else)")
        st.checkbox(words.format(service=service), key=ONLINE)


def _options() -> Options:
    if not st.session_state.get(ONLINE):
        return Options()
    from components.geocoding.online import from_settings  # geopy, for the few that ask for it

    return Options(online=from_settings(os.environ))


def _buttons(shared: Shelf) -> None:
    with st.container(key="report_buttons", horizontal=True):
        if st.button(_("Read"), key="report_go") or st.session_state.pop(ASKED, False):
            with st.spinner(_("Reading …")):
                _read(shared)
            st.rerun()
        for title, name in EXAMPLES.items():
            st.button(title, key=f"report_{name}", on_click=partial(_example, name))
        st.button(_("Clear"), key="report_clear", on_click=_clear, type="tertiary")


def _read(shared: Shelf) -> None:
    """Read what is given, a file before the text box; keep the result or the reason why there is none."""
    state = st.session_state
    state.pop(READ, None)
    state.pop(FAILED, None)
    file = state.get(_chooser())
    try:
        document = read_document(file.getvalue(), file.name) if file else pasted(state[TEXT])
        state[READ] = _result(document, shared)
    except InputError as error:
        state[FAILED] = str(error)


def _result(document: Document, shared: Shelf) -> Result:
    reading = read_report(document, st.session_state[DAY], options=_options())
    rows = rows_of(reading)
    dataset = dataset_of(reading, rows, shared.dataset)
    records = drawn_records(dataset, reading)
    return Result(reading, rows, records, map_document(dataset, records, home=home_of(rows)))


def _chooser() -> str:
    """The key of the file chooser."""
    return f"report_file_{st.session_state.get(ROUND, 0)}"


def _example(name: str) -> None:
    _clear()
    words = (ASSETS / "page" / "examples" / name).read_text(encoding="utf-8")
    st.session_state.update({TEXT: words, DAY: EXAMPLE_DAY, ASKED: True})


def _clear() -> None:
    """Forget everything that was given and found."""
    state = st.session_state
    for key in (READ, FAILED, FOUND):
        state.pop(key, None)
    state.update({TEXT: "", DAY: None, ROUND: state.get(ROUND, 0) + 1})


def _show(result: Result) -> None:
    reading = result.reading
    _summary(result)
    st.html(legend())
    text, chart = st.columns([1, 1], gap="medium")
    with text:
        st.html(marked_text(reading))
    with chart, st.container(key="report_map"):
        asked = found(FOUND)
        payload = map_payload(
            Drawn(result.records, reading.published_on), VIEW, find=asked.record_id if asked else None
        )
        # One text alone: nothing to grade it by.
        own = {"nonce": asked.nonce if asked else 0, "keep": False, "all_heard": False}
        show_map(result.document, payload | own, key="report_map_bridge")
    with st.container(key="report_findings"):
        _downloads(result)
        findings(reading, result.rows, result.records)


def _summary(result: Result) -> None:
    """What was read, in one line, and below it what the reader should know of how."""
    reading = result.reading
    drawn, left = len(result.records), len(reading.left)
    day = _("day of publication not given")
    if reading.published_on:
        day = _("published {day}").format(day=short_day(reading.published_on))
    parts = (
        _("**{drawn}** on the map · **{left}** not, each with its reason").format(drawn=drawn, left=left),
        ngettext("{number} number", "{number} numbers", len(reading.numbers)),
        ngettext("{number} date", "{number} dates", len(reading.dates)),
        LANGUAGES.get(reading.language or "", _("language not recognised")),
        day,
    )
    st.markdown(" · ".join(parts))
    document = reading.document
    stated = [_("The day of publication is the one that the page itself states.")] * (
        document.published_on is not None and reading.published_on == document.published_on
    )
    for note in (*document.notes, *stated):
        st.caption(escape(_(note)))


def _downloads(result: Result) -> None:
    """The rows in the dataset's own schema, made on the click."""
    rows, stem = result.rows, f"sotavento_unreviewed_{result.reading.version}"
    files: dict[str, tuple[str, str, Callable[[], bytes]]] = {
        f"{_(table.capitalize())} CSV · {ngettext('{number} row', '{number} rows', len(found))}": (
            f"{stem}_{table}.csv",
            "text/csv",
            partial(to_csv, table, found),
        )
        for table, found in (("reports", rows.reports), ("events", rows.events))
        if found or table == "reports"
    }
    files["GeoJSON"] = f"{stem}.geojson", "application/geo+json", partial(to_geojson, result.reading, rows)
    with st.container(horizontal=True, key="report_files", vertical_alignment="center"):
        for label, (name, mime, make) in files.items():
            st.download_button(
                label, make, name, mime, key=f"file_{name.rsplit('_')[-1].replace('.', '_')}", on_click="ignore"
            )
        st.caption(_("Every row is marked as machine-read and unreviewed."))

"""Charts in the reader's language: the names of months and days on their axes are Babel's."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import streamlit as st
from babel import Locale

from components.language import LOCALES, current

#: Days and months on an axis, in Vega's notation: the day before its month, as both languages have it.
DAYS: Any = {"year": "%Y", "quarter": "%b", "month": "%b", "week": "%-d %b", "date": "%-d %b", "day": "%-d %b"}
#: Columns of a legend above a chart: one where the chart is as narrow as a phone.
LEGEND_COLUMNS: Any = alt.expr("width < 480 ? 1 : 3")


def show_chart(chart: Any, *, key: str, alt_text: str) -> None:
    """Draw an Altair chart, said in words by ``alt_text``."""
    st.altair_chart(chart.configure(locale=_locale(current())), key=key, alt=alt_text)


@lru_cache(maxsize=2)
def _locale(language: str) -> alt.Locale:
    """As Vega names them (https://vega.github.io/vega/docs/api/locale/); its weeks begin on Sunday."""
    locale = LOCALES[language]
    time = alt.TimeLocale(
        dateTime="%A, %-d %B %Y, %X",
        date="%-d/%-m/%Y",
        time="%H:%M:%S",
        periods=["a. m.", "p. m."],
        days=_days(locale, "wide"),
        shortDays=_days(locale, "abbreviated"),
        months=_months(locale, "wide"),
        shortMonths=_months(locale, "abbreviated"),
    )
    return alt.Locale(time=time)


def _months(locale: Locale, width: str) -> list[str]:
    return [locale.months["stand-alone"][width][month] for month in range(1, 13)]


def _days(locale: Locale, width: str) -> list[str]:
    return [locale.days["stand-alone"][width][(day - 1) % 7] for day in range(7)]

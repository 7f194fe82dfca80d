"""English words for days, intervals, counts and lists; the same in sentences, reasons and notes.

Month names are a table because ``calendar.month_name`` follows the locale of the machine.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pandas as pd

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_words(day: dt.date) -> str:
    """``2025-11-16`` → ``16 November 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def month_words(day: dt.date) -> str:
    """``2025-11-16`` → ``November 2025``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def interval_words(start: dt.date, end: dt.date) -> str:
    """One day, a whole month, or ``1 to 7 November 2025`` written in full at both ends."""
    if start == end:
        return day_words(start)
    if start.day == 1 and start.month == end.month and (end + dt.timedelta(days=1)).day == 1 and start.year == end.year:
        return month_words(start)
    return f"{day_words(start)} to {day_words(end)}"


def counted(number: int, noun: str) -> str:
    """``1 report``, ``1,200 reports``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def column_of_days(days: pd.Series) -> pd.Series:
    """Words for a datetime column; each distinct day is put into words once. No missing days."""
    distinct = {day: day_words(day.date()) for day in days.unique()}
    return pd.Series([distinct[day] for day in days], index=days.index, dtype="str")


def listed(words: Iterable[str], conjunction: str = "or") -> str:
    """``a``, ``a or b``, ``a, b or c``."""
    *most, last = list(words) or [""]
    return f"{', '.join(most)} {conjunction} {last}" if most else last


def spaced(code: str) -> str:
    """A code as words: ``port_visit`` → ``port visit``."""
    return code.replace("_", " ")

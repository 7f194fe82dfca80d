"""The article of a web page by trafilatura, without menus, comments and advertisements. Runs confined (see ``child``).

Nothing that the page refers to is fetched.
"""

from __future__ import annotations

import datetime as dt

from trafilatura import bare_extraction
from trafilatura.settings import Document

from components.documents.model import Extract, Limits
from components.errors import TextError
from components.language import N_, _

NO_ARTICLE = N_("no article was found in the web page; open it in a browser and paste the words")
# Only dates that the page states in its head or markup: a guess from stray figures would anchor every "Thursday".
_DATES = {"extensive_search": False, "original_date": True}


def read_web_page(content: bytes, _limits: Limits) -> Extract:
    """Title, text and, where the page states it, the day of publication. Raises ``TextError`` without an article."""
    found = bare_extraction(content, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    if not isinstance(found, Document) or not found.text or not found.text.strip():
        raise TextError(_(NO_ARTICLE))
    title, text = found.title or "", found.text
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return Extract(text, title, _day(found.date or ""))


def _day(stated: str) -> str:
    """An ISO day, or "" for whatever else a page may state."""
    try:
        return dt.date.fromisoformat(stated).isoformat()
    except ValueError:
        return ""

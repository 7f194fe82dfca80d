"""Calendar words of English and Spanish as tables, in the letters of ``plain.plain`` (lower case, no accents)."""

from __future__ import annotations

from typing import Final

MONTHS: Final = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
    "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
}  # fmt: skip
MONTH_SHORTS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
    "dec": 12, "ene": 1, "abr": 4, "ago": 8, "dic": 12,
}  # fmt: skip
WEEKDAYS: Final = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6,
}  # fmt: skip
SPANISH_WEEKDAYS: Final = frozenset(list(WEEKDAYS)[7:])
MODAL_OR_NAME_MONTHS: Final = frozenset({"may", "march", "april", "june", "august"})  # also verb, adjective, first name
PARTS: Final = {
    "early": "early", "mid": "mid", "late": "late", "the beginning of": "early", "beginning of": "early",
    "the start of": "early", "start of": "early", "the middle of": "mid", "middle of": "mid", "the end of": "late",
    "end of": "late", "principios de": "early", "comienzos de": "early", "inicios de": "early",
    "mediados de": "mid", "finales de": "late", "fines de": "late", "final de": "late", "fin de": "late",
}  # fmt: skip
DAY_OFFSETS: Final = {
    "yesterday": -1, "last night": -1, "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0,
    "this evening": 0, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2,
    "yesterday morning": -1, "yesterday evening": -1, "yesterday afternoon": -1,
    "ayer": -1, "anoche": -1, "anteayer": -2, "antier": -2, "hoy": 0, "esta manana": 0, "esta noche": 0,
    "esta tarde": 0, "manana por la manana": 1, "manana por la tarde": 1, "pasado manana": 2,
    "ayer por la noche": -1,
}  # fmt: skip
PERIODS: Final = {
    "last week": ("week", -1), "the previous week": ("week", -1), "the week before": ("week", -1),
    "the prior week": ("week", -1), "this week": ("week", 0), "earlier this week": ("week", 0),
    "later this week": ("week", 0), "next week": ("week", 1), "the coming week": ("week", 1),
    "last month": ("month", -1), "the previous month": ("month", -1), "the month before": ("month", -1),
    "the prior month": ("month", -1), "this month": ("month", 0), "earlier this month": ("month", 0),
    "later this month": ("month", 0), "next month": ("month", 1), "the coming month": ("month", 1),
    "last year": ("year", -1), "the previous year": ("year", -1), "this year": ("year", 0),
    "earlier this year": ("year", 0), "later this year": ("year", 0), "next year": ("year", 1),
    "la semana pasada": ("week", -1), "la semana anterior": ("week", -1), "la pasada semana": ("week", -1),
    "esta semana": ("week", 0), "la proxima semana": ("week", 1), "la semana proxima": ("week", 1),
    "la semana que viene": ("week", 1), "la semana entrante": ("week", 1),
    "el mes pasado": ("month", -1), "el mes anterior": ("month", -1), "el pasado mes": ("month", -1),
    "este mes": ("month", 0), "el proximo mes": ("month", 1), "el mes proximo": ("month", 1),
    "el mes que viene": ("month", 1), "el ano pasado": ("year", -1), "el ano anterior": ("year", -1),
    "este ano": ("year", 0), "el proximo ano": ("year", 1), "el ano que viene": ("year", 1),
}  # fmt: skip
SPANS: Final = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month", "year": "year",
    "years": "year", "dia": "day", "dias": "day", "semana": "week", "semanas": "week", "mes": "month",
    "meses": "month", "ano": "year", "anos": "year",
}  # fmt: skip
PAST_WORDS: Final = frozenset({"last", "past", "this past", "pasado"})
FUTURE_WORDS: Final = frozenset({"next", "this coming", "coming", "proximo", "que viene", "entrante"})

"""The tables behind roles: which governor with which preposition makes which role, and the fixed phrasings (home ports,
comparisons, relations between parties) that decide before any table. Patterns are for the plain copy of a text.
"""

from __future__ import annotations

import re
from typing import Final

from components.model import Role, Status

BARRED: Final = frozenset({Status.CANCELLED, Status.DENIED})
BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "esta", "estan", "estaba", "estaban"})
STRENGTH: Final = ("planned", "ordered", "speculative", "cancelled", "denied")  # of two on one verb, the later wins
MOVING: Final = frozenset({"leave", "go", "arrive", "return", "visit"})

BASED: Final = re.compile(r"-based\b|-homeported\b")
HOME: Final = re.compile(
    r"\b(?:home[- ]?port(?:ed)?(?:\s(?:of|in|at|is|,))?|(?<!-)based\s(?:in|at|out of)|headquartered\s(?:in|at)|"
    r"con base en|con sede en|puerto base(?:\s(?:en|de))?|home base(?:\s(?:in|at|of))?|hails from)\s"
    r"(?:(?:the|la|el|naval|air|force|joint|base|station|port|puerto|of|de)\s){0,4}$"
)
HOME_OPENERS: Final = frozenset(
    {"home", "homeport", "homeported", "based", "headquartered", "con", "puerto", "hails"}
)  # the words that HOME can begin with; it is tried at no other
COMPARISON: Final = re.compile(
    r"\b(?:unlike|compared (?:with|to)|in contrast (?:to|with)|similar to|reminiscent of|just as in|like|"
    r"since the invasion of|since (?:the )?\w+ invasion of|the (?:size|invasion) of|than|a diferencia de(?:l)?|"
    r"(?:al )?igual que|como|en comparacion con|desde la invasion de|que en)\s"
    r"(?:(?:was|what|happened|ocurrio|the|those|with|that|it did|events?|occurred|case|of|el caso de|lo|lo que|paso|"
    r"ocurrido|sucedido|sucedio|hecho|visto|la|los|las|invasion|operacion|operation)\s){0,4}"
    r"(?:in\s|en\s|de\s|on\s|to\s)?(?:the\s|la\s|el\s)?$"
    r"|\bas\s(?:it did\s|they did\s|happened\s|was done\s)?(?:in|at|with)\s(?:the\s)?$"
)
COMPARISON_OPENERS: Final = frozenset({
    "unlike", "compared", "in", "similar", "reminiscent", "just", "like", "since", "the", "than", "a", "al", "igual",
    "como", "en", "desde", "que", "as",
})  # fmt: skip
COMPARING: Final = frozenset({  # of which each comparison has one
    "unlike", "compared", "contrast", "similar", "reminiscent", "just", "like", "invasion", "size", "than",
    "diferencia", "igual", "como", "comparacion", "que", "as",
})  # fmt: skip
BARE_LIKE: Final = re.compile(r"\b(?:like|como)\s(?:the\s|la\s|el\s)?$")
JOINED: Final = re.compile(r"\s?(?:,|,?\s(?:and|or|y|e|o|u)|/)\s?(?:(?:the|la|el|los|las|in|en|to|a|also|off)\s){0,2}")
LOCATION_NOUN: Final = re.compile(
    r"(?:['’]s?)\s"
    r"(?:(?:northern|southern|eastern|western|main|territorial|north|south|east|west|caribbean|pacific)\s)?"
    r"(?:coast|coastline|waters|airspace|shores?|capital|territory|border|port|airport|interior|mainland|exclusive)\b"
)
POSSESSIVE: Final = re.compile(r"['’]s?(?=\s)")
_BETWEEN_PARTIES: Final = (
    "tension", "tensions", "talks", "relation", "relations", "conflict", "dispute", "war", "deal", "ties", "call",
    "conversation", "agreement", "negotiations", "rift", "trade", "diplomacy", "standoff", "escalation", "tensiones",
    "relaciones", "conversaciones", "guerra", "conflicto", "acuerdo", "llamada",
)  # fmt: skip
LIAISON: Final = re.compile(rf"\b(?:{'|'.join(_BETWEEN_PARTIES)})\s(?:\w+\s){{0,2}}(?:between|with|entre|con)\s")
SPEECH_AFTER: Final = re.compile(
    r"(?:['’]s\s(?:government|regime|leadership|gobierno))?"
    r"(?:\s(?:has|have|had|also|again|immediately|strongly|repeatedly|later|now|already|still|then|government|itself|would|did|will|does|not|"
    r"recently|officially|publicly|quickly|ha|han|tambien|ya|no|lo|la|los|las|le|les|se|and\s\w+\s\w+|and\s\w+|"
    r"y\s\w+\s\w+|y\s\w+))"
    r"{0,3}\s(?P<verb>[a-z]+)"
)
# "…, reiteró Georgetown": verbs of saying that may stand before their subject, which no object then follows bare.
_SAID_BEFORE: Final = (
    "dijo", "dijeron", "dice", "dicen", "afirmo", "afirmaron", "aseguro", "aseguraron", "aclaro", "aclararon",
    "reitero", "reiteraron", "informo", "informaron", "insistio", "insistieron", "confirmo", "confirmaron", "anuncio",
    "anunciaron", "denuncio", "denunciaron", "respondio", "respondieron", "advirtio", "advirtieron", "senalo",
    "senalaron", "sostuvo", "sostuvieron", "indico", "indicaron", "nego", "negaron", "preciso", "precisaron",
    "agrego", "anadio", "explico", "explicaron", "adelanto", "adelantaron", "admitio", "admitieron", "reconocio",
    "comunico", "ratifico", "subrayo", "replico",
)  # fmt: skip
SPEECH_BEFORE: Final = re.compile(
    rf"\b(?P<verb>{'|'.join(_SAID_BEFORE)})\s"
    r"(?:(?:ayer|hoy|anoche|tambien|luego|despues|este\s\w+|el\s\w+)\s){0,2}(?:(?:la|el|los|las)\s)?$"
)
SAID_AT_END: Final = re.compile(r"\b(?P<verb>said|says)\s$")  # "…, said Caracas." but not "said Venezuela was"
TELLING: Final = frozenset({  # without one of them before a place, no phrasing that ends at it is there
    *HOME_OPENERS, *COMPARING, *_BETWEEN_PARTIES, *_SAID_BEFORE, "said", "says",
})  # fmt: skip
ENDS_THERE: Final = re.compile(r"\s?(?:[.,;:!?)\"'”’]|$)")
THINKING: Final = frozenset({  # speakers do it, but not aloud at a place: "is not expected in"
    "expected", "expects", "expect", "wants", "sees", "believes", "hopes", "knows", "considers", "considered", "refers",
    "designated", "designates", "view", "views", "viewed", "maintains", "maintained", "agreed", "agrees", "quiere",
    "cree", "espera", "confia", "considera", "consideran", "acepto",
})  # fmt: skip
REPORTED_CLAUSE: Final = re.compile(r"[,;:]|\b(?:that|que)\b")  # after it stands what was said, no longer where
PASSIVE: Final = re.compile(r"\b(?:is|are|was|were|been|being|fue|fueron|sido|se)\s$")  # "explosions were reported in"
MODAL_VERBS: Final = frozenset(  # of another verb than the governor: "trained at home could be used in"
    {"may", "might", "could", "would", "will", "shall", "podria", "podrian", "pudiera", "pudieran"}
)
COORDINATED: Final = re.compile(  # a second infinitive shares the first one's modality: "to leave … and return"
    r"\b(?:and|or|then|y|o|e)\s(?:then\s|later\s|luego\s|despues\s)?(?:to\s)?(?:return|visit|arrive|deploy|join|sail|"
    r"leave|depart|dock|enter|operate|patrol|move|head|go|fly|land|anchor|stay|remain|train|strike|attack|\w{2,14}[aei]r)$"
)
RIGHT_BEFORE: Final = re.compile(
    r"\s(?:(?:not|no longer|now|currently|already|still|back|also|ya|aun|actualmente)\s){0,2}"
)
DEPLOYED: Final = re.compile(
    r"\b(?:is|are|been|remains?|remained|currently|already|now|esta|estan|sigue[n]?|permanecen?)\s(?:forward[- ])?"
    r"(?:deployed|stationed|desplegad[oa]s?)$"
)
# Spanish "a" means "to" only after verbs of going.
SPANISH: Final = re.compile(
    r"(?:se )?(?:regres|envi|dirig|traslad|despl|lleg|arrib|viaj|volvi|vol[oa]|retorn|naveg|rumbo|visit|hui|sali|zarp|"
    r"parti)"
)
ASSET_FROM: Final = re.compile(
    r"(?:\s(?:jets|bombers|fighters|aircraft|helicopters|drones|planes|crews?|flying|flown))?\s$"
)
STANDS_ALONE: Final = frozenset(
    {"near", "arrive_at", "go_to", "come_from"}
)  # say that something is there without any verb
FALLBACKS: Final = {
    "near": Role.EVENT_PLACE, "arrive_at": Role.EVENT_PLACE, "go_to": Role.DESTINATION, "come_from": Role.ORIGIN,
}  # fmt: skip
STATUS_THERE: Final[dict[tuple[str, str], Status | None]] = {
    ("go", ""): Status.PRESENT,
    ("leave", ""): None,
    ("visit", "near"): Status.PRESENT,  # docked within sight of Venezuela is no visit to Venezuela
}
ROLES: Final[dict[tuple[str, str], Role]] = {
    **{(kind, "from"): Role.ORIGIN for kind in ("leave", "go", "arrive", "return", "operate", "visit")},
    **{(kind, "to"): Role.DESTINATION for kind in ("leave", "go", "operate")},
    **{(kind, "to"): Role.EVENT_PLACE for kind in ("arrive", "return", "visit")},
    **{(kind, "for"): Role.DESTINATION for kind in ("leave", "go")},
    **{
        (kind, preposition): Role.EVENT_PLACE
        for kind in ("go", "arrive", "return", "presence", "operate", "visit", "exercise", "event")
        for preposition in ("in", "near", "between", "arrive_at")
    },
    **{("leave", preposition): Role.ORIGIN for preposition in ("in", "of")},
    ("event", "against"): Role.EVENT_PLACE,
    ("event", "of"): Role.MENTION,
    ("presence", "of"): Role.MENTION,
}

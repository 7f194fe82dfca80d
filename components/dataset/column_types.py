"""The types of the columns, as the annotations of the row models say them."""

from __future__ import annotations

import datetime as dt
import types
from typing import Any, Union, get_args, get_origin

from components.dataset.schema import Row

_FRAME_TYPES: dict[object, str] = {
    int: "Int64",
    float: "float64",
    bool: "bool",
    dt.date: "datetime64[ns]",
    str: "str",
}


def frame_types(model: type[Row]) -> dict[str, str]:
    """Column of a table → its type in a frame (``load.Dataset``)."""
    return {field.alias or name: _FRAME_TYPES[plain(field.annotation)] for name, field in model.model_fields.items()}


def plain(annotation: Any) -> Any:
    """``str``, ``int``, ``float``, ``bool`` or ``date``: the first type of an optional one, without its metadata."""
    while get_origin(annotation) in (Union, types.UnionType) or hasattr(annotation, "__metadata__"):
        annotation = get_args(annotation)[0]
    return annotation

"""Whose data these are and on what terms: the lines that every output carries.

Code and data have licences of their own (``LICENSE``, ``data/LICENSE.md``). The dataset is ours to license as a
collection; the facts in it are nobody's, the few quoted words are their publishers', and the coordinates come in part
from GeoNames, whose CC BY 4.0 asks to be named wherever they show.
"""

from __future__ import annotations

from components.language import N_

TITLE = N_("Sotavento: publicly reported military deployments in the Caribbean and Venezuela")
AUTHOR = N_("Sotavento contributors")
LICENCE = "CC BY 4.0"
LICENCE_NAME = "Creative Commons Attribution 4.0 International"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
# One line for a cell, an attribution field or the foot of a figure.
ATTRIBUTION = N_(
    "Sotavento contributors (CC BY 4.0); places: GeoNames (CC BY 4.0); outlines: Natural Earth (public domain)"
)
SOURCES = N_("Each row names the publication that said it (publisher, source_title, source_url).")

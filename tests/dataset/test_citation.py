"""Citations: every form names the version, the day and the address, in both languages."""

import datetime as dt
import json
import re

import pytest

from components.dataset.citation import STYLES, Citation, bibtex, csl_json, plain, ris
from components.language import LANGUAGES

DAY = dt.date(2026, 11, 22)
URL = "https://maps.example.org/?on=2025-11-16&q=Cura%C3%A7ao&v=576d81efa0c5"


def cited(language: str = "en") -> Citation:
    return Citation(URL, "576d81efa0c5", dt.date(2025, 11, 16), 47, 568, DAY, DAY, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("style", STYLES)
def test_every_form_names_the_version_the_records_the_terms_and_the_address(style: str, language: str) -> None:
    written = STYLES[style][1](cited(language))
    assert all(part in written for part in ("576d81efa0c5", "47", "568", "CC BY 4.0", URL, "Sotavento"))


def test_the_sentence_reads_as_one_in_english_and_in_spanish() -> None:
    assert plain(cited()) == (
        "Sotavento contributors (2026). Sotavento: publicly reported military deployments in the Caribbean and "
        "Venezuela [data version 576d81efa0c5]. As of 16 November 2025; 47 of 568 records plotted. CC BY 4.0. "
        f"{URL} (accessed 22 November 2026)."
    )
    assert "Situación al 16 de noviembre de 2025; 47 de 568 registros en el mapa" in plain(cited("es"))
    assert plain(cited("es")).endswith("(consultado el 22 de noviembre de 2026).")


def test_ris_is_lines_of_tags_from_type_to_end() -> None:
    lines = ris(cited()).split("\r\n")
    assert [line[:6] for line in lines if line] == [f"{line[:2]}  - " for line in lines if line]
    assert (lines[0], lines[-2]) == ("TY  - DATA", "ER  - ")


def test_csl_json_is_a_dataset_with_whole_days() -> None:
    (item,) = json.loads(csl_json(cited("es")))
    assert item["type"] == "dataset"
    assert item["issued"] == {"date-parts": [[2026, 11, 22]]}
    assert item["URL"] == URL


def test_bibtex_is_one_entry_with_balanced_braces() -> None:
    entry = bibtex(cited())
    assert entry.startswith("@misc{sotavento-576d81efa0c5,\n")
    assert entry.count("{") == entry.count("}")
    assert re.findall(r"^  (\w+) = \{", entry, flags=re.MULTILINE)[:3] == ["author", "title", "year"]

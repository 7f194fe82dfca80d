from components.ui.theme import STYLE, opening_style


def test_what_stands_before_the_page_has_its_colours_fonts_and_proportions() -> None:
    light, _, dark = opening_style().partition("[data-opening=dark]")
    assert "--opening-page:#fdfcfa;" in light
    assert "--opening-rem:15px;" in light
    assert "--opening-page:#14191d;" in dark
    assert dark.endswith(STYLE)
    assert "None" not in opening_style()

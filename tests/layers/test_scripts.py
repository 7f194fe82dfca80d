from pathlib import Path

from components.layers.scripts import Scripts


def test_local_scripts_are_two_addresses_relative_to_the_page() -> None:
    scripts = Scripts.local()
    assert scripts.javascript == (("leaflet", "app/static/vendor/leaflet/leaflet.js"),)
    assert scripts.css == (("leaflet_css", "app/static/vendor/leaflet/leaflet.css"),)


def test_public_scripts_are_leaflet_alone() -> None:
    addresses = [address for _, address in (*Scripts.cdn().javascript, *Scripts.cdn().css)]
    assert len(addresses) == 2
    assert all(address.startswith("https://") and "/leaflet@1.9" in address for address in addresses)


def test_the_local_copies_are_used_when_both_files_are_there(tmp_path: Path) -> None:
    for name in ("leaflet.js", "leaflet.css"):
        (tmp_path / name).touch()
    assert Scripts.available(tmp_path) == Scripts.local()


def test_the_public_addresses_are_used_when_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "leaflet.js").touch()
    assert Scripts.available(tmp_path) == Scripts.cdn()

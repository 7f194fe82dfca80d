"""At 18 pixels, the smallest size in which a symbol is drawn, each can still be seen and told from every other."""

import io
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image
from playwright.sync_api import Page

from components.symbology import symbol_table

SIZE, LEAST_INK, LEAST_CONTRAST, LEAST_PIXELS_APART = 18, 0.1, 3.0, 10
TABLE = symbol_table()
MILITARY = {kind: drawn["neutral"] for kind, drawn in TABLE["military"].items()}
SVGS = {
    "military": {symbol["svg"]: f'viewBox="{symbol["viewBox"]}">{symbol["svg"]}' for symbol in MILITARY.values()},
    "plain": {path: f'viewBox="0 0 24 24"><path d="{path}"/>' for path in TABLE["plain"].values()},
}
Pictures = npt.NDArray[np.float64]


def drawn(page: Page, svgs: list[str]) -> Pictures:
    """Symbols by rows, columns and channels, from 0 to 1, as the browser draws them on white."""
    cells = "".join(f'<svg width="{SIZE}" height="{SIZE}" {svg}</svg>' for svg in svgs)
    page.set_viewport_size({"width": SIZE * len(svgs), "height": SIZE})
    page.set_content(f'<body style="margin:0;display:flex">{cells}</body>')
    picture = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("RGB"), dtype=float) / 255
    return picture.reshape(SIZE, len(svgs), SIZE, 3).swapaxes(0, 1)


def luminance(pictures: Pictures) -> Pictures:
    """Relative luminance (WCAG 2.2)."""
    linear = np.where(pictures <= 0.04045, pictures / 12.92, ((pictures + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("style", SVGS)
def test_each_symbol_is_seen_and_told_from_every_other_at_its_smallest(page: Page, style: str) -> None:
    light = luminance(drawn(page, list(SVGS[style].values())))
    ink = (1.05 / (light + 0.05) >= LEAST_CONTRAST).mean(axis=(1, 2))
    assert ink.min() >= LEAST_INK
    apart = [int((np.abs(one - other) > 0.15).sum()) for one, other in combinations(light, 2)]
    assert min(apart) >= LEAST_PIXELS_APART

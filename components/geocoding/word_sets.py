"""Which of the sets of words that the readers look for each word of a text is in, told in one pass over the text.

Every reader asks a text for the places of its own words, some twenty sets in all. Each set that is asked for gets a
bit, and each word the bits of its sets; one dictionary look-up a word then answers for all. The sets are those of the
lexicon, made once; should somebody ask for more than ``MOST`` different ones, the later ones get no bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

MOST: Final = 62  # bits of a mask that holds no sign
FEW: Final = 40  # words up to which it is quicker to look through a text anew for each set
NO_MASKS: Final[NDArray[np.int64]] = np.zeros(0, np.int64)

_bits: dict[frozenset[str], int] = {}
_masks: dict[str, int] = {}
_lock = Lock()


def bit_of(words: frozenset[str]) -> int:
    """The bit of a set; 0 when there are none left."""
    return _bits.get(words) or _new_bit(words)


def _new_bit(words: frozenset[str]) -> int:
    with _lock:
        if words not in _bits and len(_bits) < MOST:
            bit = 1 << len(_bits)
            for word in words:
                _masks[word] = _masks.get(word, 0) | bit
            _bits[words] = bit  # last, so that whoever finds it finds its words
        return _bits.get(words, 0)


def masks_of(keys: Sequence[str]) -> tuple[NDArray[np.int64], int]:
    """The bits of the sets that each word is in, and the last bit that was known for it."""
    last = 1 << len(_bits) >> 1
    return np.fromiter(map(_masks.get, keys, repeat(0)), np.int64, len(keys)), last

"""How wide text is, without a font: measured on the widest of the fonts that pictures name, so that no letter runs over.

The widths are those of DejaVu Sans, in thousandths of the size; Helvetica, Arial and Liberation Sans are narrower. Letters
with marks are as wide as those without; other scripts have a width for capitals and one for the rest; Chinese, Japanese
and Korean letters fill the square.
"""

import re
import unicodedata
from functools import lru_cache

FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
ASCENT, DESCENT = 0.93, 0.24  # above and below the line that letters stand on, in sizes
LINE = 1.22  # from line to line, in sizes
BOLD, BOLDER = 1.13, 90  # bold letters are wider by this factor, narrow ones by so many thousandths
ELLIPSIS = "…"

_ASCII = (
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 337, 337, 838, 838, 838, 556, 1015, 684, 686, 722, 770, 667, 611, 778, 752, 295, 500, 667, 557, 863, 748, 787,
    667, 787, 722, 667, 611, 732, 684, 989, 685, 667, 685, 390, 337, 390, 838, 556, 500, 613, 635, 550, 635, 615, 352, 635,
    634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
)  # fmt: skip
_FULL, _EMOJI, _CAPITAL, _OTHER = 1000, 1300, 800, 720
_JOINED = {"Æ": 980, "æ": 990, "Œ": 1080, "œ": 1030, "Ĳ": 600, "ĳ": 600}
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
_PILED = re.compile(f"([{_MARKS}]{{2}})[{_MARKS}]+")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return text as one line that a picture can hold; a dash where nothing is left.

    There are no control characters, none that turn the direction of what follows, and at most two marks on a letter.
    """
    plain = _UNWRITABLE.sub("\ufffd", _HIDDEN.sub(" ", text))
    return " ".join(_PILED.sub(r"\1", plain).split()) or "–"


@lru_cache(maxsize=4096)
def _advance(letter: str) -> int:
    code = ord(letter)
    if 32 <= code < 127:
        return _ASCII[code - 32]
    if letter in _JOINED:
        return _JOINED[letter]
    category = unicodedata.category(letter)
    if category in ("Mn", "Me", "Cf"):
        return 0
    if code >= 0x1F000:
        return _EMOJI
    if category in ("Pd", "So", "Sm") or unicodedata.east_asian_width(letter) in ("W", "F"):
        return _FULL
    bare = unicodedata.normalize("NFD", letter)[0]
    if bare != letter and bare.isascii():
        return max(_advance(bare), 400)
    return _CAPITAL if category == "Lu" else _OTHER


def _bold(letter: str) -> float:
    plain = _advance(letter)
    return max(plain * BOLD, plain + BOLDER) if plain else 0


def width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide `text` is at most, in the unit of `size`."""
    return sum(map(_bold if bold else _advance, text)) * size / 1000


def shorten(text: str, room: float, size: float, bold: bool = False) -> str:
    """Return the text, or its beginning and an ellipsis, so that it is no wider than `room`."""
    if width(text, size, bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, size, bold) <= room:
            low = middle
        else:
            high = middle - 1
    while low and unicodedata.combining(text[low : low + 1] or " "):
        low -= 1
    return text[:low].rstrip() + ELLIPSIS


def wrap(text: str, room: float, size: float, lines: int, bold: bool = False) -> list[str]:
    """Return the text in at most so many lines no wider than `room`, the last one shortened where it must be.

    Lines break at blanks and after hyphens; scripts without blanks, and words wider than the room, break between letters.
    """
    found: list[str] = []
    rest = text
    while rest and len(found) < lines - 1 and width(rest, size, bold) > room:
        end = _fitting(rest, room, size, bold)
        blank = max(rest.rfind(" ", 1, end + 1), rest.rfind("-", 1, end) + 1)
        end = blank if blank > 0 else end
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*found, shorten(rest, room, size, bold)] if rest or not found else found


def _fitting(text: str, room: float, size: float, bold: bool) -> int:
    """Return how many letters of the text fit the room, one at least, marks staying with their letter."""
    advance = _bold if bold else _advance
    total, end = 0.0, 0
    for end, letter in enumerate(text):
        total += advance(letter) * size / 1000
        if total > room and end:
            break
    else:
        return len(text)
    while end > 1 and unicodedata.combining(text[end]):
        end -= 1
    return end

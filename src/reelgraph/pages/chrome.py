"""What stands around a page's text: menus, notices, calls to share, captions repeated for every picture.

Told by form wherever form tells: a line said again, a phrase doubled, a row of links. The few words
below are those of the web's own furniture, not of any site.
"""

import re
from collections import Counter
from collections.abc import Sequence

_FURNITURE = re.compile(
    r"\b(?:cookies?|newsletter|subscribe|sign (?:in|up)|log ?in|privacy policy|terms of (?:use|service)"
    r"|all rights reserved|follow us|share (?:this|on|via)|skip to (?:main )?content|back to top|advertisement)\b|(?<![^\W\d_])©",  # not in "CÃ©sar", read in the wrong encoding
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"\b(?:we|our|us|you|your|this (?:web)?site|this page)\b|(?<![^\W\d_])©", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:[.!?…][\"'”’»)\]]*|[。！？][」』”]?)$")
_SEPARATOR = re.compile(r"(?<=\s)[|»›•·](?=\s)")
LONG = 120


def is_sentence(words: str) -> bool:
    """Return whether `words` is running text: a sentence, or too long for anything else."""
    if len(words) > LONG:
        return True
    ended = _SENTENCE_END.search(words)
    return bool(ended) and (len(words.split()) >= 4 or ended[0][0] in "。！？")  # type: ignore[index]


def is_furniture(words: str) -> bool:
    """Return whether a line is a notice or a call of the site to its reader: "Follow us", a cookie notice."""
    if len(words) > 2 * LONG or not _FURNITURE.search(words):
        return False
    return not is_sentence(words) or bool(_ADDRESSED.search(words))


def is_doubled(words: str) -> bool:
    """Return whether a phrase stands twice in a row, as the text of a picture and of its link does."""
    halves = words.split()
    middle = len(halves) // 2
    return len(halves) > 1 and len(halves) % 2 == 0 and halves[:middle] == halves[middle:]


def is_menu(words: str) -> bool:
    """Return whether a line is a row of three or more short choices: "Home | Films | People"."""
    if len(words) > 4 * LONG:
        return False
    choices = _SEPARATOR.split(words)
    return len(choices) > 2 and not re.search(r"\d", words) and all(len(choice.split()) <= 3 for choice in choices)


def repeated(lines: Sequence[str]) -> frozenset[str]:
    """Return the lines that stand more than once, without those that are sentences."""
    counts = Counter(lines)
    return frozenset(line for line, count in counts.items() if count > 1 and not is_sentence(line))

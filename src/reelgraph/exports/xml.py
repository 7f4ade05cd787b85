"""Text in XML 1.0: escaped so that it reads back as it was, refused where XML has no way to write it."""

import re

from reelgraph.exports.values import UnfitError

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# White space as references: readers turn it into blanks in attributes, and carriage returns into line feeds anywhere.
_REFERENCES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


def escape(text: str) -> str:
    """Return text for an attribute or an element. Raises UnfitError where it has a character that XML cannot hold."""
    if text.isprintable():
        if "&" in text or "<" in text or ">" in text or '"' in text:
            return text.translate(_REFERENCES)
        return text
    if found := _FORBIDDEN.search(text):
        raise UnfitError(
            f"has the character U+{ord(found[0]):04X}, which XML cannot hold: "
            "let it be replaced with --clean, or export as graphology, d3 or cytoscape"
        )
    return text.translate(_REFERENCES)

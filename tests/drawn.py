"""Looking at pictures: texts that overlap, elements that do not belong, names that are hostile."""

from itertools import combinations
from typing import Any

from lxml import etree

from reelgraph.pictures import Picture

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "g", "rect", "circle", "polygon", "line", "text"}
HOSTILE = [
    "<script>alert(1)</script>",
    "</text><image href='https://example.org/x.png'/>",
    '" onload="alert(1)',
    "]]> &amp; &#0; <!-- --",
    "a\x00b\x1bc\nd\te\ufffe",
    "\u202eback to front\u202c",
    "\ud800 half of a letter",
    "Z" + "\u0310" * 40 + "algo",
    "",
    "   ",
    "word" * 90,
    "長い" * 60,
    "نهر طويل جدا " * 9,
    "Широкая река " * 9,
    "👩‍👩‍👧‍👦" * 20,
    "🎬 ﷽ 𝔉𝔯𝔞𝔨𝔱𝔲𝔯",
]


def assert_readable(picture: Picture) -> None:
    for one, other in combinations(picture.boxes, 2):
        assert not one.overlaps(other), (one, other)
    for box in picture.boxes:
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= picture.width
        assert box.bottom <= picture.height


def parsed(picture: Picture) -> Any:
    root = etree.fromstring(picture.svg.encode(), etree.XMLParser(resolve_entities=False))
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in ELEMENTS
        assert not [name for name in element.attrib if name.startswith("on") or "href" in name or name == "style"]
        assert "url(" not in " ".join(element.attrib.values())
    return root


def written(picture: Picture) -> list[str]:
    return [element.text for element in parsed(picture).findall(f"{SVG}g[last()]//{SVG}text")]

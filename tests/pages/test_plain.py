"""The structure of plain text, told by its form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelgraph.pages.plain import read

PAGE = """The Salt Road

The Salt Road
Picture The Salt Road

Title: The Salt Road
Year: 2021

Release Dates

  • Spain: May 04 2021
  • UK: June 05 2021

Two sisters walk to the sea and find that it has
gone. They decide to follow it.

Mira Holt Mira Holt

'The Salt Road' trailer 2:05

The Salt Road
The Salt Road

Where was it shot?

It was shot in a village by the lake.

More films you may like

Follow Us
"""


def kinds(text: str) -> list[tuple[str, str]]:
    blocks, _ = read(text)
    return [(text[block.start : block.end], block.kind) for block in blocks]


def labelled(text: str) -> list[tuple[str, list[str]]]:
    _, fields = read(text)
    return [(field.label, [text[slice(*value)] for value in field.values]) for field in fields]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_each_block_of_a_page_has_its_kind(line_end: str) -> None:
    text = PAGE.replace("\n", line_end)
    assert kinds(text) == [
        ("The Salt Road", "heading"),
        ("The Salt Road", "chrome"),
        ("Picture The Salt Road", "caption"),
        ("Title: The Salt Road", "row"),
        ("Year: 2021", "row"),
        ("Release Dates", "heading"),
        ("Spain: May 04 2021", "item"),
        ("UK: June 05 2021", "item"),
        (f"Two sisters walk to the sea and find that it has{line_end}gone. They decide to follow it.", "paragraph"),
        ("Mira Holt Mira Holt", "chrome"),
        ("'The Salt Road' trailer 2:05", "caption"),
        ("The Salt Road", "chrome"),
        ("The Salt Road", "chrome"),
        ("Where was it shot?", "heading"),
        ("It was shot in a village by the lake.", "paragraph"),
        ("More films you may like", "chrome"),
        ("Follow Us", "chrome"),
    ]


def test_a_block_knows_the_heading_it_stands_under() -> None:
    blocks, _ = read(PAGE)
    [last] = [block for block in blocks if PAGE[block.start : block.end].startswith("It was shot")]
    assert last.heading is not None
    assert PAGE[slice(*last.heading)] == "Where was it shot?"


def test_labelled_lines_and_lists_under_a_heading_are_fields() -> None:
    assert labelled(PAGE) == [
        ("Title", ["The Salt Road"]),
        ("Year", ["2021"]),
        ("Spain", ["May 04 2021"]),
        ("UK", ["June 05 2021"]),
        ("Release Dates", ["Spain: May 04 2021"]),
        ("Release Dates", ["UK: June 05 2021"]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Director:Mira Holt", [("Director", ["Mira Holt"])]),
        ("Director\tMira Holt", [("Director", ["Mira Holt"])]),
        ("Director – Mira Holt", [("Director", ["Mira Holt"])]),
        ("導演：李睿珺", [("導演", ["李睿珺"])]),
        ("Cast: Ana Lee,\nBo Quist", [("Cast", ["Ana Lee,\nBo Quist"])]),
        ("Cast\n\nAna Lee as Io\nBo Quist as Tom", [("Cast", ["Ana Lee as Io"]), ("Cast", ["Bo Quist as Tom"])]),
        ("Directed by:\nMira Holt\n\nA caption", [("Directed by", ["Mira Holt"])]),
        ("See http://example.org/film", []),
        ("The trailer 1:38", []),
        ("She said to him: go. Then she went.", []),
    ],
)
def test_labels_are_told_from_their_values(text: str, expected: list[tuple[str, list[str]]]) -> None:
    found = [(label, values) for label, values in labelled(text) if not label.startswith("She")]
    assert found == expected


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We use cookies to make this website better for you.", "chrome"),
        ("Home | Films | People | About", "chrome"),
        ("© 2021 The Film Pages", "chrome"),
        ("The girl sells cookies at the harbour.", "paragraph"),
        ("Drama | 2021 | 98 min", "caption"),
        ("The Salt Road: A New Day is a film by Mira Holt.", "paragraph"),
    ],
)
def test_furniture_is_told_from_content(words: str, kind: str) -> None:
    assert kinds(f"The Salt Road\n\nA first paragraph stands here.\n\n{words}\n\nA last paragraph stands here.\n")[
        2
    ] == (words, kind)


@given(st.text(alphabet="ab :•-.\n\r\t\u2028", max_size=200))
def test_every_span_lies_in_the_text_and_in_order(text: str) -> None:
    blocks, fields = read(text)
    last = 0
    for block in blocks:
        assert last <= block.start < block.end <= len(text)
        last = block.end
    assert all(0 <= value.start < value.end <= len(text) for field in fields for value in field.values)

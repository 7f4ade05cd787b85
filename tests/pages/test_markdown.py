"""The structure of Markdown, over the file as it is."""

from hypothesis import given
from hypothesis import strategies as st

from reelgraph.pages.markdown import read, unmarked

PAGE = """---
title: The Salt Road
year: 2021
---
# The Salt Road #

*The Salt Road* is a 2021 film
directed by [Mira Holt](https://example.org/mira).

- **Director:** [Mira Holt](https://example.org/mira "Mira")
- __Editor__: Cy Dorn

Release dates
-------------

| Country | Date |
|:--------|-----:|
| France | 4 May 2021 |
| UK | **5 June 2021** |

**Genre:** Drama, War\x20\x20
**Runtime:** 98 min

**Cast**

1. Ana Lee
2. Bo Quist

```
Director: Nobody
```
"""


def test_each_block_has_its_kind_and_leaves_out_the_marks_before_it() -> None:
    kinds = [(block.kind, PAGE[block.start : block.end].split("\n")[0]) for block in read(PAGE).blocks]
    assert kinds == [
        ("row", "title: The Salt Road"),
        ("row", "year: 2021"),
        ("heading", "The Salt Road"),
        ("paragraph", "*The Salt Road* is a 2021 film"),
        ("item", '**Director:** [Mira Holt](https://example.org/mira "Mira")'),
        ("item", "__Editor__: Cy Dorn"),
        ("heading", "Release dates"),
        ("row", "| France | 4 May 2021 |"),
        ("row", "| UK | **5 June 2021** |"),
        ("row", "**Genre:** Drama, War"),
        ("row", "**Runtime:** 98 min"),
        ("heading", "Cast"),
        ("item", "Ana Lee"),
        ("item", "Bo Quist"),
    ]


def test_labels_are_fields_whatever_marks_stand_around_them() -> None:
    fields = {field.label: [PAGE[slice(*value)] for value in field.values] for field in read(PAGE).fields}
    assert fields["title"] == ["The Salt Road"]
    assert fields["Editor"] == ["Cy Dorn"]
    assert fields["Genre"] == ["Drama, War"]
    assert fields["UK"] == ["5 June 2021"]
    assert fields["Cast"] == ["Bo Quist"]
    assert "Nobody" not in str(fields)


def test_a_pipe_table_is_a_table_under_its_heading() -> None:
    [table] = read(PAGE).tables
    assert (table.columns, table.heading) == (("Country", "Date"), "Release dates")
    assert [[PAGE[slice(*cell)] for cell in row] for row in table.rows] == [
        ["France", "4 May 2021"],
        ["UK", "5 June 2021"],
    ]


def test_links_point_from_their_words() -> None:
    assert [(PAGE[slice(*span)], target) for span, target in read(PAGE).links] == [
        ("Mira Holt", "https://example.org/mira")
    ] * 2


def test_a_list_of_nothing_but_links_is_a_menu() -> None:
    text = "- [Home](/)\n- [Films](/films)\n"
    assert {block.kind for block in read(text).blocks} == {"chrome"}


def test_the_words_can_be_had_without_the_marks() -> None:
    text = "# *Salt* by [Mira Holt](/mira), **1 * 2** and snake_case\n"
    assert unmarked(text) == "   Salt  by  Mira Holt        ,   1   2   and snake_case\n"


@given(st.text(alphabet="ab *_#[]()!`>\n", max_size=200))
def test_without_marks_every_other_character_stays_in_its_place(text: str) -> None:
    bare = unmarked(text)
    assert len(bare) == len(text)
    assert all(character in (" ", was) for character, was in zip(bare, text, strict=True))


@given(st.text(alphabet="ab *_#|-:[]()`>\n\\", max_size=200))
def test_every_span_lies_in_the_text(text: str) -> None:
    found = read(text)
    spans = [(block.start, block.end) for block in found.blocks]
    spans += [value for field in found.fields for value in field.values]
    spans += [cell for table in found.tables for row in table.rows for cell in row]
    spans += [span for span, _ in found.links]
    assert all(0 <= start <= end <= len(text) for start, end in spans)

"""JSON whose values know where they stand."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelgraph.pages.located_json import Array, JSONError, Object, Scalar, Value, read

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
ANY_JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=30)


def said(value: Value) -> Any:
    if isinstance(value, Array):
        return [said(item) for item in value.items]
    if isinstance(value, Object):
        return {key.value: said(member) for key, member in value.members}
    return value.value if value.kind == "string" else json.loads(value.value)


def scalars(value: Value) -> list[Scalar]:
    if isinstance(value, Array):
        return [scalar for item in value.items for scalar in scalars(item)]
    if isinstance(value, Object):
        return [scalar for key, member in value.members for scalar in (key, *scalars(member))]
    return [value]


@given(ANY_JSON, st.sampled_from([None, 1]), st.booleans())
def test_it_reads_what_json_reads(value: Any, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert said(read(text)) == json.loads(text)


@given(ANY_JSON, st.integers(0, 50))
def test_every_span_holds_the_words_of_its_value(value: Any, offset: int) -> None:
    text = json.dumps(value)
    page = " " * offset + text
    for scalar in scalars(read(text, offset)):
        words = page[scalar.start : scalar.end]
        assert json.loads(f'"{words}"' if scalar.kind == "string" else words) == (
            scalar.value if scalar.kind == "string" else json.loads(scalar.value)
        )
        assert scalar.escaped or scalar.kind != "string" or words == scalar.value


@pytest.mark.parametrize("text", ['{"a": [1, 2,],}', '{"a": "line\none"}', '["tab\there",\n]'])
def test_it_forgives_what_web_pages_are_full_of(text: str) -> None:
    assert read(text)


@pytest.mark.parametrize(
    ("text", "line", "column", "expected"),
    [
        ("", 1, 1, "a value"),
        ('{"a" 1}', 1, 6, "a colon"),
        ("{\n a: 1}", 2, 2, "a property name in double quotes"),
        ('["a"\n "b"]', 2, 2, "a comma or ]"),
        ('{"a": 1 "b": 2}', 1, 9, "a comma or }"),
        ("[NaN]", 1, 2, "a value"),
        ("[,]", 1, 2, "a value"),
        ("[1] 2", 1, 5, "the end"),
        ('["open', 1, 2, "a closing quotation mark"),
        (r'["\x"]', 1, 3, "a valid escape"),
        ("[" * 5, 1, 6, "a value"),
        ("[1}", 1, 3, "a comma or ]"),
    ],
)
def test_an_error_says_where_and_what_was_expected(text: str, line: int, column: int, expected: str) -> None:
    with pytest.raises(JSONError) as error:
        read(text)
    assert (error.value.line, error.value.column, error.value.expected) == (line, column, expected)


@pytest.mark.parametrize("text", ["[" * 100_000 + "]" * 100_000, '{"a":' * 100_000 + "1" + "}" * 100_000])
def test_depth_costs_no_stack(text: str) -> None:
    assert read(text).end == len(text)


@pytest.mark.parametrize("text", ["[" * 100_000, "," * 100_000, '"' * 100_001, '{"a":1,' * 100_000, "\\" * 100_000])
def test_hostile_text_is_refused(text: str) -> None:
    with pytest.raises(JSONError):
        read(text)

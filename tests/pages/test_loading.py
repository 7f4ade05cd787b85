"""From files to pages, and what is said of files that are none."""

import json
from itertools import islice
from pathlib import Path

import pytest

from reelgraph.errors import InputError
from reelgraph.pages.document import Page
from reelgraph.pages.loading import is_page, load, load_text


def page(folder: Path, name: str, content: bytes) -> Page:
    path = folder / name
    path.write_bytes(content)
    [found] = load(path)
    assert found.id == str(path)
    return found


def refusal(path: Path, **options: int) -> str:
    with pytest.raises(InputError) as error:
        list(load(path, **options))
    message = str(error.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    return message


def test_a_text_is_its_own_page_with_its_line_ends(tmp_path: Path) -> None:
    assert page(tmp_path, "a.txt", "\ufeffOne\r\n\r\nTwo\u2028é".encode()).text == "One\r\n\r\nTwo\u2028é"


def test_a_markdown_page_keeps_its_marks(tmp_path: Path) -> None:
    assert page(tmp_path, "a.md", b"# *One*\n").text == "# *One*\n"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ("<meta charset=Shift_JIS>", "cp932"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=no-such-thing>", "utf-8"),
        ("", "utf-8"),
    ],
)
def test_an_html_page_is_read_in_the_encoding_it_declares(tmp_path: Path, head: str, encoding: str) -> None:
    words = "“Ame” 雨" if encoding in ("cp932", "utf-8") else "“Amélie”"
    assert page(tmp_path, "a.html", f"<html><head>{head}</head><p>{words}</p>".encode(encoding)).text == words


def test_a_byte_order_mark_wins_over_the_declared_encoding(tmp_path: Path) -> None:
    content = "\ufeff<meta charset=latin-1><p>Amélie 雨</p>"
    assert page(tmp_path, "a.html", content.encode("utf-16-le")).text == "Amélie 雨"
    assert page(tmp_path, "b.html", content.encode()).text == "Amélie 雨"


def test_a_json_ld_document_is_a_page(tmp_path: Path) -> None:
    found = page(tmp_path, "a.jsonld", b'{"@type": "Movie", "name": "Caf\\u00e9"}')
    assert (found.title, found.items[0].types) == ("Café", ("Movie",))


def test_a_file_of_json_lines_is_a_page_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "one", "title": "One", "text": "First"}\n\n{"text": "Second\\r\\n"}\n')
    assert [(found.id, found.title, found.text) for found in load(path)] == [
        ("one", "One", "First"),
        (f"{path}:3", None, "Second\r\n"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("The Salt Road\n\nTwo sisters walk to the sea.", "txt", "The Salt Road"),
        ("Two sisters walk to the sea.\n\nThe Salt Road", "txt", None),
        ("A menu\n\n# *The Salt Road*\n\nTwo sisters.", "md", "The Salt Road"),
        ("<h1>The Salt Road</h1><p>Two sisters.", "html", "The Salt Road"),
    ],
)
def test_the_first_heading_hints_at_the_title(text: str, kind: str, title: str | None) -> None:
    assert load_text(text, "a", kind).title == title
    assert load_text(text, "a", kind, title="Another").title == "Another"


def test_json_lines_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "First"}\nbroken\n')
    assert [found.text for found in islice(load(path), 1)] == ["First"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "is empty"),
        ("a.md", b" \n\t\n", "is empty"),
        ("a.jsonl", b"", "is empty"),
        ("a.html", b"<!-- nothing -->", "has no text to read"),
        ("a.txt", b"GIF89a\0\1", "is not text (a NUL byte at offset 6)"),
        ("a.txt", b"One\nTwo \xff", "is not UTF-8 (line 2, byte 8: 0xff); save it as UTF-8"),
        ("a.txt", "One".encode("utf-16"), "is UTF-16; save it as UTF-8"),
        ("a.txt", b"x" * 101, "is larger than 100 bytes; split it, or allow larger pages with --max-page"),
        ("a.jsonl", b'{"text": "' + b"x" * 101, "is larger than 100 bytes"),
        ("a.html", b"\n" + b"<div>" * 50_000, "--max-page"),
        ("a.jsonld", b'{"@type": "Movie",\n "name": }', "line 2, column 10: this JSON is broken: a value was expected"),
        ("a.jsonl", b'{"text": "x"}\n{"text"\n', ":2: is not JSON (column 8: "),
        ("a.jsonl", b'{"id": 1}\n', ':1: has no text; every line needs the key "text"'),
        ("a.jsonl", b'["text"]\n', ":1: has no text"),
        ("a.jsonl", b"[" * 90, ":1: is"),
    ],
)
def test_a_file_that_is_no_page_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in refusal(path, longest=100)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "there is no such file" in refusal(tmp_path / "a.txt")
    assert "is a folder" in refusal(tmp_path)
    assert "there is no such file" in refusal(tmp_path / "a.jsonl")


def test_broken_json_in_a_page_is_placed_in_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b'<p>One</p>\r\n<script type="application/ld+json">\r\n{"name": nope}\r\n</script>')
    assert "line 3, column 10: this JSON is broken: a value was expected" in refusal(path)


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000,
        '<a ="><b>' + "<div>" * 100_000 + '">',
        "<svg><style>" + "<div>" * 100_000,
        "".join(f"<div><b id={n}>x</div>" for n in range(5_000)),
        "".join(f"<b id={n}>" for n in range(900)) + "<p>x" * 100_000,
        "<select>" + "<option>x" * 100_000,
        "<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">",
    ],
    ids=["deep", "hidden in an attribute", "hidden in a style", "reopened", "bomb", "options", "attributes"],
)
def test_html_that_takes_a_parser_too_long_is_refused_before_it_is_parsed(hostile: str) -> None:
    with pytest.raises(InputError, match="line 1 has"):
        load_text(hostile, "a", "html")


@pytest.mark.parametrize(
    "flat",
    [
        "<p>one" * 3_000,
        "<ul>" + "<li><b>one" * 3_000,
        "<table>" + "<tr><td>one<td>two" * 3_000,
        "<dl>" + "<dt>one<dd>two" * 3_000,
        "<br>one<img src=a>" * 3_000,
        "<script>" + "'<div>'" * 3_000 + "</script><p>one",
        "<!--" + "<div>" * 3_000 + "--><p>one",
        "<svg>" + "<path/>" * 3_000 + "</svg><p>one",
        "".join(f"<a href={n}>one" for n in range(3_000)),
    ],
)
def test_tags_that_need_no_end_are_not_counted_as_depth(flat: str) -> None:
    assert "one" in load_text(flat, "a", "html").text


@pytest.mark.parametrize("kind", ["txt", "md", "html"])
@pytest.mark.parametrize(
    "mark", [",", "[", '"', "(", "<", "*", "|", "- ", "a: ", "<!--", "[a](", "\n\n", "& ", "<a ", "1:", "x\t"]
)
def test_a_hundred_thousand_of_anything_are_read(kind: str, mark: str) -> None:
    assert load_text("x" + mark * 100_000, "a", kind).id == "a"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.txt", "x", True),
        ("a.HTML", "x", True),
        ("a.md", "x", True),
        ("a.jsonl", "x", True),
        ("a.tsv", "x", False),
        ("a.json", json.dumps({"@context": "https://schema.org", "@type": "Movie"}), True),
        ("a.json", json.dumps({"id": 603}), False),
    ],
)
def test_pages_are_told_by_their_names(tmp_path: Path, name: str, content: str, expected: bool) -> None:
    path = tmp_path / name
    path.write_text(content)
    assert is_page(path) is expected

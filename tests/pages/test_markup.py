"""HTML as the text that a reader sees, and what its tags tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelgraph.pages.document import Item, Mention, Page
from reelgraph.pages.markup import read


def text(source: str) -> list[str]:
    return read(source, "a").text.split("\n")


def kinds(source: str) -> list[tuple[str, str]]:
    page = read(source, "a")
    return [(page.text[block.start : block.end], block.kind) for block in page.blocks]


def fields(source: str) -> list[tuple[str, list[str]]]:
    page = read(source, "a")
    return [(field.label, [page.text[slice(*value)] for value in field.values]) for field in page.fields]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<p>One  <b>and</b>\n two</p>three", ["One and two", "three"]),
        ("<div>One<div>two</div>three</div>", ["One", "two", "three"]),
        ("One<br>two&nbsp;&amp;&eacute;", ["One", "two &é"]),
        ("<ul><li>One<li><p>two</ul>", ["One", "two"]),
        ("<table><tr><td>One<td><p>two</p><tr><td>three</table>", ["One\ttwo", "three"]),
        ("<pre>One\n two</pre>", ["One", "two"]),
        ("One<script>x</script><style>x</style><template>x</template><noscript>x</noscript> two", ["One two"]),
        ("<p hidden>x<p style='display: none'>x<p aria-hidden=true>x<p>One", ["One"]),
        ("<a href=a>One</a><a href=b>two</a>", ["One two"]),
        ("<i>O</i>ne", ["One"]),
    ],
)
def test_the_text_is_what_a_reader_sees_one_block_a_line(source: str, lines: list[str]) -> None:
    assert text(source) == lines


def test_blocks_have_the_kinds_that_their_tags_say() -> None:
    source = """<body><nav><a href=/>Home</a></nav><header><p>The Film Pages</p><h1>The Salt Road</h1></header>
    <p>Two sisters walk to the sea.</p><figure><figcaption>Ana Lee at the lake</figcaption></figure>
    <ul><li>One thing</li></ul><table><tr><td>One<td>two</table><div>A few words</div>
    <div class="cookie-banner">Accept all</div><footer>Contact</footer>"""
    assert kinds(source) == [
        ("Home", "chrome"),
        ("The Film Pages", "chrome"),
        ("The Salt Road", "heading"),
        ("Two sisters walk to the sea.", "paragraph"),
        ("Ana Lee at the lake", "caption"),
        ("One thing", "item"),
        ("One\ttwo", "row"),
        ("A few words", "caption"),
        ("Accept all", "chrome"),
        ("Contact", "chrome"),
    ]


def test_a_run_of_nothing_but_links_is_a_menu() -> None:
    source = "<ul>" + "".join(f"<li><a href={n}>Choice {n}</a>" for n in range(3)) + "</ul><p>A sentence stands here."
    assert [kind for _, kind in kinds(source)] == ["chrome"] * 3 + ["paragraph"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<dl><dt>Editor<dd>Cy Dorn<dd>Di Eno</dl>", [("Editor", ["Cy Dorn"]), ("Editor", ["Di Eno"])]),
        ("<table><tr><th>Editor<td>Cy Dorn</table>", [("Editor", ["Cy Dorn"])]),
        (
            "<table><tr><td>Editor:<td>Cy Dorn<tr><td>Year<td>2021</table>",
            [("Editor", ["Cy Dorn"]), ("Year", ["2021"])],
        ),
        ("<p><b>Editor:</b> Cy Dorn</p>", [("Editor", ["Cy Dorn"])]),
        ("<p><b>Editor</b>: Cy Dorn <b>Year</b>: 2021</p>", [("Editor", ["Cy Dorn"]), ("Year", ["2021"])]),
        ("<h3>Cast</h3><ul><li>Ana Lee<li>Bo Quist</ul>", [("Cast", ["Ana Lee"]), ("Cast", ["Bo Quist"])]),
        ("<h4>Editor:</h4><a href=a>Cy Dorn</a>", [("Editor", ["Cy Dorn"])]),
        ("<nav><ul><li>Genre: Drama</ul></nav>", []),
    ],
)
def test_labels_and_values_are_fields(source: str, expected: list[tuple[str, list[str]]]) -> None:
    assert fields(source) == expected


def test_a_table_with_a_header_row_is_a_table() -> None:
    page = read(
        "<h2>Accolades</h2><table><tr><th>Award<th>Category<th>Result"
        "<tr><td rowspan=2>Lake Festival<td>Best Film<td>Won<tr><td colspan=2>Best Actor</table>",
        "a",
    )
    [table] = page.tables
    assert (table.columns, table.heading) == (("Award", "Category", "Result"), "Accolades")
    assert [[page.text[slice(*cell)] for cell in row] for row in table.rows] == [
        ["Lake Festival", "Best Film", "Won"],
        ["Lake Festival", "Best Actor", ""],
    ]


def test_the_page_says_what_it_is() -> None:
    page = read(
        '<html lang="en-GB"><head><title>The Salt Road (2021) | Films</title><link rel=canonical href="https://example.org/salt"></head>'
        '<h1>The Salt Road</h1><p><a href="/mira">Mira Holt</a>',
        "a",
    )
    assert (page.title, page.language, page.address) == ("The Salt Road", "en-GB", "https://example.org/salt")
    assert [(page.text[slice(*span)], target) for span, target in page.links] == [("Mira Holt", "/mira")]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>The Salt Road (2021) - The Film Pages</title>", "The Salt Road"),
        ("<title>The Salt Road | The Film Pages</title>", "The Salt Road"),
        ('<meta property="og:title" content="The Salt Road"><title>x</title>', "The Salt Road"),
        ("", None),
    ],
)
def test_the_title_is_without_the_name_of_the_site(head: str, title: str | None) -> None:
    assert read(f"<head>{head}</head><p>One", "a").title == title


def test_embedded_data_follow_the_visible_text() -> None:
    page = read(
        '<meta property="og:type" content="video.movie"><script type="application/ld+json">{"name": "One"}</script>'
        '<div itemscope itemtype="https://schema.org/Movie"><time itemprop=datePublished datetime="2021-05-04">in May</time></div>',
        "a",
    )
    assert page.text.split("\n") == [
        "in May",
        '{"name": "One"}',
        "itemtype: https://schema.org/Movie",
        "datePublished: 2021-05-04",
        "og:type: video.movie",
    ]
    assert [block.kind for block in page.blocks] == ["caption", "data", "data", "data", "data"]


def spans(page: Page) -> list[tuple[int, int]]:
    found = [(block.start, block.end) for block in page.blocks]
    found += [value for field in page.fields for value in (*field.values, field.quote)]
    found += [cell for table in page.tables for row in table.rows for cell in row]
    found += [span for span, _ in page.links]
    waiting: list[Item | Mention] = list(page.items)
    while waiting:
        one = waiting.pop()
        if isinstance(one, Item):
            waiting += [value for values in one.properties.values() for value in values]
        else:
            found.append((one.start, one.end))
    return found


TAGS = [
    "p",
    "div",
    "b",
    "a",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "dl",
    "dt",
    "dd",
    "h1",
    "br",
    "nav",
    "script",
    "span",
    "template",
    "select",
    "option",
    "svg",
    "pre",
]
PIECES = (
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS])
    | st.sampled_from(
        [
            "<b>Year:</b> ",
            "<p itemscope itemtype=x itemprop=y>",
            "<p typeof=Movie property=y>",
            "<td rowspan=3 colspan=2>",
        ]
    )
    | st.sampled_from(
        ["<!--", "-->", "<meta itemprop=z content=q>", "<a itemprop=url href=h>", "<p itemscope itemref=i>", "<p id=i>"]
    )
    | st.text(alphabet="ab :\n&<", max_size=5)
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_tag_soup_leads_outside_the_text(source: str) -> None:
    page = read(source, "a")
    assert all(0 <= start <= end <= len(page.text) for start, end in spans(page))

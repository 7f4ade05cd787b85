"""Any text at all: no crash, every span inside the page, every value literal or normalised; time linear in length."""

import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelgraph.errors import NoFilmError
from reelgraph.pages import loading, reader
from reelgraph.pages.document import Mention, Page
from reelgraph.pages.gate import admit
from reelgraph.pages.prose import propose

PIECES = st.sampled_from(
    [
        "Cold Harbour",
        "is a 1957",
        "American drama",
        "film",
        "directed by",
        "written and",
        "produced by",
        "starring",
        "as",
        ", ",
        "and",
        ".",
        "(",
        ")",
        "'",
        '"',
        "“",
        "”",
        "Ada Okafor",
        "\n    Bo Lind Jr.",
        "No.7",
        "&",
        "Elm Street Pictures",
        "Harbour Festival",
        "won the",
        "Academy Award for Best Actor",
        "was nominated for",
        "released in",
        "\n    Norway",
        "on 3 May 1957",
        "based on",
        "the novel",
        "of the same name",
        "sequel to",
        "shot in",
        "the village of",
        "province",
        "banned from",
        "who",
        "which",
        "it",
        "\n    The film",
        "’s",
        "—",
        ";",
        "\n\n",
        "in",
        "by",
        "the",
        "of",
        "played by",
        "portrayal of",
        "$3 million",
        "the first",
        "series",
        "known as",
        "İ",
        "电影",
        "🎬",
        "́",
        "\u200f",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=60).map(" ".join))


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, title=st.one_of(st.none(), st.text(max_size=20), st.just("Cold Harbour")))
def test_every_proposal_points_at_the_page(text: str, title: str | None) -> None:
    page = Page(id="page", text=text, title=title)
    proposals = list(propose(page, titles=["Cold Harbour"]))
    for proposal in proposals:
        mentions: list[Mention] = [proposal.object, *proposal.qualifiers.values()]
        mentions += [proposal.subject] if proposal.subject else []
        assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
        assert 0 <= proposal.quote.start < proposal.quote.end <= len(text)
        assert proposal.quote.end - proposal.quote.start <= 600
    for fact in admit(proposals, page):
        assert text[fact.start : fact.end] == fact.quote


@settings(max_examples=100, deadline=None)
@given(text=TEXTS, title=st.one_of(st.none(), st.just("Cold Harbour")))
def test_the_whole_reader_quotes_the_page(text: str, title: str | None) -> None:
    if not text.strip():
        return
    with suppress(NoFilmError):
        for fact in reader.read(loading.load_text(text, id="page", title=title)):
            assert text[fact.start : fact.end] == fact.quote
            assert fact.words["object"] in text


LONG = {
    "one sentence of a megabyte": "The film is a long tale of many things and then of more " * 18_000,
    "commas": "," * 100_000,
    "commas and spaces": ", " * 50_000,
    "quotation marks": '"' * 50_000,
    "apostrophes": "'a" * 25_000,
    "brackets": "(" * 50_000,
    "a cast without end": "It stars " + ", ".join(["Ann Lee"] * 10_000) + ".",
    "passives": "directed by " * 8_000,
    "relatives": "Ann, who " * 10_000,
    "one small word": "was " * 25_000,
    "of the": "of the " * 15_000,
    "hyphens": "a-" * 50_000,
    "full stops": ". " * 50_000,
    "the title": "Ann is a 1990 film. " + "Ann stars Bo. " * 8_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_long_pages_come_to_an_end(text: str) -> None:
    page = Page(id="page", text=text, title="Ann")
    assert len(list(propose(page))) < 200


FOREIGN = [
    "电影由李睿珺执导，武仁林和海清主演。" * 20,
    "Фильм снят режиссёром Иваном Петровым в 1957 году. " * 20,
    "الفيلم من إخراج يوسف شاهين عام ١٩٥٧. " * 20,
    "🎬🎥🍿 " * 50,
]


@pytest.mark.parametrize("text", FOREIGN)
def test_other_scripts_invent_nothing(text: str) -> None:
    assert list(propose(Page(id="page", text=text))) == []


REPEATED = {
    "one sentence": "The film is a long tale of many things and then of more ",
    "commas": ",",
    "quotation marks": '"',
    "names": "Aa Bb, ",
    "films": "the film Aa ",
    "prizes": "won several awards including the Aa Award for Best Bb and ",
    "partners": "produced by Aa Bb in association with Cc Pictures ",
    "roles": "stars Aa Bb as the old friend who loves her and ",
    "callings": "directed by the former writer, director, producer and ",
    "sequels": "a sequel to the 1950 film of the old hit by the ",
    "series": "the third and final Aa film in the Bb series of ",
    "nested credits": "from a script that Aa Bb wrote with ",
    "nominations": "received Aa Award nominations for Best Bb, Best Cc and ",
    "places": "filmed in the old town of Aa, Bb, and at the ",
    "set": "set in the small town of the old county during the ",
    "releases": "released in Norway on May 3, 1957 by Aa Pictures and ",
    "sources": "based on the 1950 Aa novel and the old tale of the ",
    "titles": "under the working title of Aa and ",
    "full stops": "A. ",
    "Chinese": "电影由李睿珺执导，武仁林和海清主演。",
    "Russian": "Фильм снят режиссёром Иваном Петровым в 1957 году ",
    "Arabic": "الفيلم من إخراج يوسف شاهين عام ١٩٥٧ ",
    "emoji": "🎬🎥👩‍🚀 ",
    "accents": "e\u0301",
    "directions": "\u202eAa\u202c ",
}
SHORT, MORE = 8_000, 4  # code points, and how many times that


def seconds(text: str, title: str | None) -> float:
    """Return how long it takes to read a page, the better of two tries."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        with suppress(NoFilmError):
            reader.read(loading.load_text(text, id="page", title=title))
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("title", [None, "Cold Harbour"])
@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED.keys())
def test_time_grows_no_faster_than_the_page(piece: str, title: str | None) -> None:
    text = piece * (MORE * SHORT // len(piece))
    assert seconds(text, title) < 2 * MORE * seconds(text[:SHORT], title) + 0.2


@pytest.mark.parametrize("piece", FOREIGN)
def test_a_long_page_in_another_script_invents_nothing(piece: str) -> None:
    page = loading.load_text(piece * (60_000 // len(piece)), id="page", title="Cold Harbour")
    with pytest.raises(NoFilmError):
        reader.read(page)

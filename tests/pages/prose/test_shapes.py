"""How text becomes sentences, and sentences shapes."""

import pytest

from reelgraph.pages.document import Block, Page
from reelgraph.pages.prose import sentences
from reelgraph.pages.prose.reading import Reading

SPLIT = [
    ("It opened. It closed.", ["It opened.", "It closed."]),
    ("It stars J. R. Ames Jr. and Mrs. Poe. They sing.", ["It stars J. R. Ames Jr. and Mrs. Poe.", "They sing."]),
    (
        "Made by Hucheng No.7 Films. Sold by St. Ives Co. in May.",
        ["Made by Hucheng No.7 Films.", "Sold by St. Ives Co. in May."],
    ),
    ("It opened in the U.S. The critics left.", ["It opened in the U.S.", "The critics left."]),
    ("Bell vs. Book is short. Why? “Because!” She ran…", ["Bell vs. Book is short.", "Why?", "“Because!”", "She ran…"]),
    ("One\nline.\n\nAnother", ["One\nline.", "Another"]),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    found = sentences.split(Page(id="page", text=text))
    assert [text[stretch.start : stretch.end] for stretch in found] == expected


def test_no_sentence_ends_inside_the_title() -> None:
    text = "Stop! Look... Go is a 1990 film. Stop! Look... Go was shot in Oslo."
    found = [
        sentence.words(0, len(sentence.shape))
        for sentence in Reading(Page("page", text, title="Stop! Look... Go")).sentences
    ]
    assert found == ["Stop! Look... Go is a 1990 film.", "Stop! Look... Go was shot in Oslo."]


def test_a_sentence_without_end_is_cut() -> None:
    text = "and so on, " * 2_000
    pieces = list(sentences.split(Page(id="page", text=text)))
    assert max(piece.end - piece.start for piece in pieces) <= sentences.LONGEST_SENTENCE
    assert "".join("".join(text[piece.start : piece.end].split()) for piece in pieces) == "".join(text.split())


def test_only_prose_is_read() -> None:
    text = "Menu\nIt stars Ada Okafor.\n{}"
    blocks = (Block(0, 4, "chrome"), Block(5, 25), Block(26, 28, "data"))
    assert [stretch.start for stretch in sentences.split(Page("page", text, blocks))] == [5]


SHAPES = [
    ("It stars Ada Okafor, Guy de la Tour III and J. P. Roe.", "it stars N, N and N."),
    ("Made by Hucheng No.7 Films, Gansu Qizi Culture & Media.", "made by C, C."),
    ("He won at the Lisbon and Estoril Festival.", "he won at the E."),
    ("Shown at the Oslo Film Festival and the Riga Film Festival.", "shown at the E and the E."),
    ("The novels 'Low Tide, High Tide' and “Ebb” sold.", "the novels T and T sold."),
    ("It opened on 3 May 1957 and on June 4.", "it opened on D and on D."),
    ("In 1957 it cost $3.5 million.", "in Y it cost M."),
    ("Bo Lind's and Mills' films.", "N's and N's films."),
    ("The Danish-Swedish film won an Academy Award for Best Actor in a Leading Role.", "the A film won an Q for B."),
    ("Shot in Norway by 20th Century Fox.", "shot in P by C."),
    ("An Oscar-winning Hindi-language film.", "an oscar-winning A-language film."),
    ("电影由李睿珺执导", "电影由李睿珺执导"),
]


@pytest.mark.parametrize(("text", "shape"), SHAPES)
def test_names_dates_and_titles_become_one_letter(text: str, shape: str) -> None:
    assert [sentence.shape for sentence in Reading(Page("page", text)).sentences] == [shape]


def test_every_letter_of_a_shape_stands_for_words_of_the_page() -> None:
    text = "Ada Okafor’s film “Ebb”\u00a0— İzmir, 1990 — opened."
    (sentence,) = Reading(Page("page", text)).sentences
    assert sentence.words(0) == "Ada Okafor"
    assert sentence.words(0, len(sentence.shape)) == text


TITLES = [
    ("Ebb is a 1990 film. Ebb Tide is a song. Critics liked Ebb.", "Ebb", 2),
    ("Ebb II is a 1990 film. It follows Ebb.", "Ebb II", 1),
    ("'Ebb' is a drama by Ada Okafor.", None, 1),
    ("The Quay, also known as The Pier, is a 1990 film.", None, 1),
]


@pytest.mark.parametrize(("text", "title", "number"), TITLES)
def test_the_film_is_found_where_it_is_named(text: str, title: str | None, number: int) -> None:
    assert len(Reading(Page("page", text, title=title)).titles) == number

"""Which film a page speaks of that has no title and defines none: sentences of our own."""

import pytest

from reelgraph.errors import NoFilmError
from reelgraph.pages import loading, reader
from reelgraph.pages.document import Page
from reelgraph.pages.prose import opening, topic

NAMED = [
    ("Cold Harbour was directed by Ada Okafor.", "Cold Harbour"),
    ("The Long Pier premiered at the Harbour Festival.", "The Long Pier"),
    ("Shot in Oslo, Cold Harbour tells the story of a sailor.", "Cold Harbour"),
    ("Loosely based on a tale by Bo Lind, The Long Pier is the second film of the series.", "The Long Pier"),
    ("The film Cold Harbour stars Ada Okafor.", "Cold Harbour"),
    ("Ada Okafor is the director of Cold Harbour.", "Cold Harbour"),
    ("Bo Lind starred in Cold Harbour, which runs for 90 minutes.", "Cold Harbour"),
    ("Cold Harbour won the Academy Award for Best Animated Feature.", "Cold Harbour"),
    ("It opened in Oslo, and The Long Pier won a Golden Bear.", "The Long Pier"),
    ("Ada Okafor was praised for The Long Pier's screenplay.", "The Long Pier"),
    ("Bo Lind was nominated for an Academy Award for Best Score for The Long Pier.", "The Long Pier"),
    ("Cold Harbour (also known as The Quay) was released in 1954.", "Cold Harbour"),
    ("Cold Harbour : The Return was filmed in Oslo.", "Cold Harbour : The Return"),
    ("Okafor was nominated for a Gold Medal for Cold Harbour's performance.", "Cold Harbour"),
    ("For Cold Harbour's score, Lind won the Gold Medal.", "Cold Harbour"),
    ("The picture earned Lind a medal for Ada and Bo's screenplay.", "Ada and Bo"),
    ("Often called one of the best films of its year, Cold Harbour was awarded a Gold Medal.", "Cold Harbour"),
    ("The first of Lind's films to be shot at sea, Cold Harbour won the Gold Medal.", "Cold Harbour"),
    ("Although Cold Harbour did not win any awards, it was shown for a year.", "Cold Harbour"),
    ("At the 1962 Oscars Cold Harbour was nominated for eight Academy Awards.", "Cold Harbour"),
    ("Lind and Moss won the prize, making Cold Harbour the first film with two winners.", "Cold Harbour"),
    ("Cold Harbour was Norway's submission for the Academy Award.", "Cold Harbour"),
    ("Cold Harbour is the fifth installment in the series.", "Cold Harbour"),
    ("Cold Harbour was a collaboration between Bo Lind and Cy Moss.", "Cold Harbour"),
    ("Two sailors go ashore in the film, where The Keeper of the Pier waits for them.", "The Keeper of the Pier"),
    ("The film follows a sailor who saves Harbour 3's crew.", "Harbour 3"),
    ("Night of the Gulls won several medals at the film festival.", "Night of the Gulls"),
]
NAMELESS = [
    "Ada Okafor won the Academy Award for Best Actress.",
    "The film was directed by Ada Okafor.",
    "It premiered at the Harbour Festival.",
    "In 1954 the harbour was closed.",
    "Ada Okafor was the editor of a newspaper.",
    "The script is based on the earlier film Cold Harbour.",
    "Bo Lind stars in it.",
    "Lind and Moss won the Academy Awards for Best Actor and Best Actress.",
    "Day-Okafor won the Academy Award for Best Actress.",
    "The film has a cast of Ada Okafor, Bo Lind and Cy Moss.",
    "In the film, Bo the Sailor, an old man, returns.",
    "Okafor was nominated for Ada Okafor's performance.",
]
FORMLESS = [
    "The film was shown by the University of the Arts.",
    "The film is based on the novel The Keeper of the Pier.",
    "It lost the Academy Award to Lind's The Keeper of the Pier.",
    "The film follows Bo Lind and Cy Moss in Oslo.",
    "The film was released in Norway on 3 May 1962.",
    "The film, shot in Chile and the United Kingdom, runs for an hour.",
    "The Keeper of the Pier painted the boats.",
]


@pytest.mark.parametrize(("text", "title"), NAMED)
def test_a_sentence_about_a_film_names_it(text: str, title: str) -> None:
    spans = topic.titles(Page(id="page", text=text), ())
    assert spans
    assert text[spans[0].start : spans[0].end] == title


@pytest.mark.parametrize("text", NAMELESS)
def test_a_person_or_a_pronoun_is_no_title(text: str) -> None:
    assert opening.acting(Page(id="page", text=text)) is None


@pytest.mark.parametrize("text", FORMLESS)
def test_a_name_without_the_form_of_a_title_is_none(text: str) -> None:
    assert opening.alone(Page(id="page", text=text)) is None


def test_a_title_known_beforehand_stands() -> None:
    page = Page(id="page", text="The Long Pier premiered in Oslo. Cold Harbour was shot there.", title="Cold Harbour")
    assert [page.text[span.start : span.end] for span in topic.titles(page, ())] == ["Cold Harbour"]


def test_a_title_is_found_where_its_marks_stand_apart() -> None:
    page = Page(id="page", text="Harbour 2 : The Return was shot in Oslo.", title="Harbour 2: The Return")
    assert page.text[slice(*topic.titles(page, ())[0])] == "Harbour 2 : The Return"


def test_the_reader_speaks_of_the_film_it_found() -> None:
    facts = reader.read(loading.load_text("Cold Harbour was directed by Ada Okafor.", id="page"))
    assert {(fact.relation, fact.object) for fact in facts} == {("title", "Cold Harbour"), ("director", "Ada Okafor")}


def test_a_page_about_something_else_still_names_no_film() -> None:
    with pytest.raises(NoFilmError):
        reader.read(loading.load_text("The harbour was opened in 1954 by Ada Okafor.", id="page"))

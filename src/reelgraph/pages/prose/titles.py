"""Titles of the trade: N as executive producer, the production designer was N, the directorial debut of N."""

import re
from collections.abc import Iterator

from reelgraph.pages.prose.deeds import own_subject
from reelgraph.pages.prose.grammar import rule_pattern
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.lexicon import alternatives, relations
from reelgraph.pages.prose.makers import OWNED, told_roles
from reelgraph.pages.prose.people import entries
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_TITLE = alternatives(relations("titles"))
_AS_TITLE = rule_pattern(
    r"(?P<list>N(?:(?:,? and|,) (?:(?!(?:with|by|and|while|as|but|for|in|on|of|to|from|the|where"
    r"|when)\b)[a-z]+ )?N){0,4})(?:, [a-z][^,;.]{1,50},(?= (?:serves|served|acts|acted|returns"
    r"|returned) as))?(?:,? (?:who )?(?:also |both )?(?:served|serving|serves|acted|acting"
    r"|working|worked|was hired|credited|returned|returns|returning))?"
    rf"(?:(?<!N) as (?:one of )?(?:the |its |a |an )?|(?<=N) as (?:the |its )?| (?:was|is|were) (?:also "
    rf"|both )?(?:the|an"
    rf"|its) (?=[a-z' ]+[.,;]))(?:film's )?(?P<titles>{_TITLE}(?:(?:,? "
    rf"and|,) (?:the )?{_TITLE}){{0,3}})s?\b(?!['’])(?! of(?! the film)| [NFATC])"
)
_APPOSED_TITLE = rule_pattern(rf"(?P<name>N), (?:the film's|its) (?P<titles>{_TITLE}(?:,? and {_TITLE})?),")
_TITLE_IS = rule_pattern(
    rf"(?:\A|\b(?:the|its|whose|film's|F's) (?:film's )?)(?P<titles>{_TITLE})s?(?: (?:of|for|on) (?:(?:the"
    rf"|this) (?:film|movie|picture)(?: F)?|F))?"
    rf"(?:,[^,;.]{{1,80}},)? (?:was|is|were|are|included?|includes) (?=(?:[a-z]+ ){{0,3}}N)"
)
_FILMS_TITLE = rule_pattern(
    rf"(?:\bfilm's|\bthe|^|\bby the|\bby|\bits) (?P<titles>{_TITLE})s?(?:, (?=N,))? ?(?P<name>N)"
)
_DEBUT = rule_pattern(
    r"\bdirectorial (?:feature )?debut (?:of|by|for) (?:[a-zA]+ ){0,3}(?P<of>N)"
    r"|(?P<own>N)'s? (?:[a-z]+ ){0,2}directorial "
    r"(?:feature )?debut"
    r"|(?P<made>N) (?:makes|made|making) (?:his|her) (?:[a-z]+ ){0,2}directorial"
)
_MARKING = rule_pattern(
    r"(?:starring|stars) (?P<star>N),? (?:and |also )*(?:marking|in|making|who (?:makes|made)) (?:his"
    r"|her) (?:[a-z]+ ){0,2}directorial"
)


@rule("credit-title")
def titled(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read titles of the trade: "with N as executive producer", "the production designer was N"."""
    for found in _AS_TITLE.finditer(sentence.shape):
        if not doubtful(sentence.shape, found.start()) and reading.owner(sentence, found.start()) in OWNED:
            start = own_subject(sentence.shape, found.start("list"), found.start("titles"))
            for item in entries(sentence, start, "N"):
                if item.place < found.start("titles"):
                    yield from _titles(reading, sentence, item.place, found["titles"])
    for found in _APPOSED_TITLE.finditer(sentence.shape):
        if not doubtful(sentence.shape, found.start()) and reading.owner(sentence, found.start()) in OWNED:
            yield from _titles(reading, sentence, found.start("name"), found["titles"])
    for found in _TITLE_IS.finditer(sentence.shape):
        if not doubtful(sentence.shape, found.start()) and reading.owner(sentence, found.start()) in OWNED:
            for item in entries(sentence, found.end(), "N"):
                yield from _titles(reading, sentence, item.place, found["titles"])


def _titles(reading: Reading, sentence: Sentence, index: int, phrase: str) -> Iterator[Found]:
    for relation in told_roles(phrase, "titles"):
        yield Found(relation, reading.person(sentence, index), index)


_TITLE_OF = rule_pattern(
    rf"(?P<list>N(?:(?:,? and|,) N){{0,4}})(?:,[^,;.]{{1,60}},)? (?:is|was|are|were) (?:also |both "
    rf"|credited as )*(?:the |an? )?(?P<titles>{_TITLE}(?:(?:,? and|,) "
    rf"(?:the )?{_TITLE}){{0,3}})s? (?:of|for|on|behind) (?:(?:the|this) (?:film|movie|picture)\b(?: F)?|F)"
)


@rule("credit-title-of")
def title_of(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read who somebody is to the film: "N is the editor of the film", "N and N were the writers of F"."""
    for found in _TITLE_OF.finditer(sentence.shape):
        if not doubtful(sentence.shape, found.end()) and reading.owner(sentence, found.start("titles")) != "other":
            for item in entries(sentence, found.start("list"), "N", clauses=False):
                if item.place < found.start("titles"):
                    yield from _titles(reading, sentence, item.place, found["titles"])


@rule("credit-debut")
def debut(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a first film as director: "the directorial debut of N", "starring N and marking his directorial debut"."""
    for found in [*_DEBUT.finditer(sentence.shape), *_MARKING.finditer(sentence.shape)]:
        group = found.lastgroup
        if group and reading.owner(sentence, found.start()) in OWNED and not doubtful(sentence.shape, found.start()):
            yield Found("director", reading.person(sentence, found.start(group)), found.start(group), confidence=0.8)


@rule("credit-apposition")
def apposed(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a name after its calling, where nothing better says so: "the film's director N"; kept only for lack of others."""
    for found in _FILMS_TITLE.finditer(sentence.shape):
        if (
            reading.owns(sentence, found.start())
            and not doubtful(sentence.shape, found.start())
            and "film's" in found[0]
        ):
            for relation in told_roles(found["titles"], "titles"):
                yield Found(
                    relation, reading.person(sentence, found.start("name")), found.start("name"), confidence=0.5
                )


_SIGNED = re.compile(r"\bdirected and signed by ")
_SETS = re.compile(r"\b(?:sets|production|look)[a-z ]* (?:was|were) designed by ")


@rule("credit-designer")
def designer(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read sets and their designer: "the sets were designed by the art director N"."""
    for found in _SETS.finditer(sentence.shape):
        for item in entries(sentence, found.end(), "N"):
            yield Found("production_designer", reading.person(sentence, item.place), item.place)


@rule("credit-signed")
def signed(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read the turn of translated prose: "directed and signed by filmmaker N"."""
    for found in _SIGNED.finditer(sentence.shape):
        for item in entries(sentence, found.end(), "N"):
            yield Found("director", reading.person(sentence, item.place), item.place)


_FILM_BY = rule_pattern(
    r"\b(?:film|movie|documentary|feature|short|picture|drama|comedy|western|musical|thriller|mockumentary|cartoon"
    r"|work|effort|production|debut|made|created)"
    r"(?: \([^()]*\))? (?:by|from|of|for) (?:the |A |[a-z-]+ ){0,4}?(?P<titles>director|filmmaker|writer-director"
    r"|director of photography|cinematographer|composer|editor|screenwriter)s?\b(?=[ ,])(?! of\b)"
)
_BY_ONE = re.compile(
    r"\b(?:film|movie|documentary|feature|short|mockumentary|cartoon) by (?:the )?(?:[a-zA-]+ ){0,2}?(?=N)"
)
_MADE_BY = re.compile(
    r"\b(?:film|movie|documentary|feature|short|picture|comedy|drama|western|mockumentary|cartoon) (?:made|shot"
    r"|created|filmed) by (?:the )?(?:[a-zA-]+ ){0,3}?(?=N)"
)
_FOR = re.compile(r" for (?:the )?(?P<company>C)")


def _for_company(sentence: Sentence, end: int) -> Iterator[Found]:
    """Yield the company for which somebody made the film: "made by N for C"."""
    if found := _FOR.match(sentence.shape, end):
        yield Found("production_company", sentence.mention(found.start("company")), end)


_MAKER_TITLES = {
    "director of photography": "cinematographer",
    "cinematographer": "cinematographer",
    "composer": "composer",
    "editor": "editor",
    "screenwriter": "writer",
}


@rule("credit-film-by")
def film_by(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read whose film it is: "a drama film by director N", "the last film of cinematographer N", "F is a film by N"."""
    for found in _FILM_BY.finditer(sentence.shape):
        if reading.owns(sentence, found.start()) and not doubtful(sentence.shape, found.start()):
            for item in entries(sentence, found.start("titles"), "N"):
                relation = _MAKER_TITLES.get(found["titles"], "director")
                yield Found(relation, reading.person(sentence, item.place), item.place)
    made = _MADE_BY.search(sentence.shape) if reading.defines(sentence) else None
    for item in entries(sentence, made.end(), "N") if made and reading.owns(sentence, made.start()) else ():
        if not reading.is_company(sentence, item.place):
            yield Found("director", reading.person(sentence, item.place), item.place, confidence=0.5)
            yield from _for_company(sentence, item.end)
    if reading.defines(sentence) and (bare := _BY_ONE.search(sentence.shape)) and reading.owns(sentence, bare.start()):
        for item in entries(sentence, bare.end(), "N"):
            if not reading.is_company(sentence, item.place):
                yield Found("director", reading.person(sentence, item.place), item.place, confidence=0.5)

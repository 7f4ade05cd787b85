"""Where the film comes from, where no definition says so: whose entry it was, and under whose banner it was made."""

import re
from collections.abc import Iterator

from reelgraph import vocabulary
from reelgraph.pages.document import Mention
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.people import entries
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_ENTRY = re.compile(
    r"(?P<owner>P)'s? (?:[a-z]+ )?(?:submission|entry|entrant|candidate)\b"
    r"|\b(?:submission|entry|entrant|candidate) (?:of|from|by) (?:the )?(?P<of>P)\b|\b(?:submitted|selected|chosen) by (?:the )?(?P<by>P)\b"
    r"|\bas (?:the |an? )?(?P<adjective>A) (?:[a-z]+ )?(?:submission|entry)\b"
)
_HOME = re.compile(
    r"\A[\"'“‘]?F\b[^.;]{0,60}? (?:is|was) (?:an?|the) (?:[a-zA-]+ |Y |K ){0,6}?(?:film|movie|documentary|drama|comedy|short|feature) (?:film )?from (?:the )?(?P<home>P)\b"
)
_PRODUCED = re.compile(
    r"\bproduced (?:jointly )?by (?P<list>(?:the )?(?:P)'s (?:[a-z]+ )?[NC](?:(?:,? and|,) (?:the )?P's [NC]){0,5})"
)


@rule("country-entry")
def entry_of(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read whose entry for a prize the film was: "P's submission", "the official entry from P", "as the A entry"."""
    for found in _ENTRY.finditer(sentence.shape):
        if reading.owner(sentence, found.start()) in ("film", "person") and "best" in sentence.text.casefold():
            index = found.start(found.lastgroup or 0)
            yield Found("country", Mention(sentence.starts[index], sentence.ends[index], "country"), index)


_SUPERLATIVE = re.compile(
    r"\b(?:is|was|became|remains|considered|regarded as) (?:also )?(?:one of )?the (?:(?:[a-z-]+|K) ){1,3}?(?P<nation>A) (?:[a-z-]+ ){0,3}?(?:films?|movies?|features?|productions?|documentary|cartoons?)\b"
    r"(?! (?:festivals?|awards?|industry|company|critics?|directors?))"
)


@rule("country-superlative")
def superlative(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read the country in a comparison with its other films: "was the first A film to", "one of the best-known A films"."""
    for found in _SUPERLATIVE.finditer(sentence.shape):
        index = found.start("nation")
        if reading.owns(sentence, found.start()) and vocabulary.country_of(sentence.words(index)):
            yield Found("country", sentence.mention(index, normaliser="country"), index)


@rule("country-home")
def home(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read the country after the film's kind, or that of its makers: "is a film from P", "produced by P's C and P's C"."""
    if reading.first_named(sentence) and (found := _HOME.match(sentence.shape)):
        yield Found("country", sentence.mention(found.start("home"), normaliser="country"), found.start("home"))
    for made in _PRODUCED.finditer(sentence.shape):
        if reading.owns(sentence, made.start()):
            for index in range(*made.span("list")):
                if sentence.shape.startswith("P's", index):
                    yield Found("country", sentence.mention(index, normaliser="country"), index)


_BANNER = re.compile(
    r"\bunder (?:the |his |her |their |its )?(?:own )?(?:production )?(?:banner|label)s?(?: of)?,? (?:the )?(?P<of>[NC])|\b(?:under|in) the (?:banner|label)s? of (?:the )?(?P<whose>[NC])"
    r"|\b(?:co-)?produced (?:jointly )?(?:with|in (?:association|collaboration|co-?operation|partnership|conjunction) with) (?:the )?(?P<with>C)"
    r"|\b(?:production|co-production|collaboration) (?:of|by|between) (?:the )?(?P<production>C)|\A(?:an?|the) (?P<lead>C) production,"
    r"|\bunder (?:the |his |her |their )?(?P<before>[NC])(?:'s?)? (?:production )?(?:banner|label)\b"
    r"|\b(?:film|movie|short|feature|documentary|cartoon|series|video) (?:made |created |produced )?by (?:the )?(?:[a-zA-]+(?:,? and)? ){0,7}(?:company|studio|collective|house) (?P<named>[NC])\b"
)
_DEFINED = re.compile(
    r"\A[\"'“‘]?F\b(?: ?\([^()]{0,200}\))?,? (?:is|was) (?:an?|the) (?:[a-z-]+ |[AYK] |Y){0,4}?(?P<made>C) (?:[a-zA-]+ +){0,6}?(?:film|movie|short|cartoon|feature|comedy|drama|western|serial|musical|thriller|documentary|release|production)\b"
)


@rule("company-banner")
def banner(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read companies of which it is: "under the N banner", "a film by the design company C", "is a Y C western"."""
    for found in _BANNER.finditer(sentence.shape):
        index = found.start(found.lastgroup or 0)
        if reading.owner(sentence, found.start()) in ("film", "person") and not doubtful(sentence.shape, index):
            for item in entries(sentence, index, "NC"):
                if item.place == index or sentence.shape[item.place] == "C":
                    yield Found("production_company", sentence.mention(item.place), item.place)
    if reading.first_named(sentence) and (defined := _DEFINED.match(sentence.shape)):
        index = defined.start("made")
        if "&" not in sentence.words(index):  # "a Tom & Jerry cartoon"
            yield Found("production_company", sentence.mention(index), index)

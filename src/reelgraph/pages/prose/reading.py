"""A page being read: its sentences as shapes, whose they are, and what its short names stand for."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reelgraph import vocabulary
from reelgraph.pages.document import Mention, Page, Span
from reelgraph.pages.fact import Proposal
from reelgraph.pages.prose import parsing, sentences, topic
from reelgraph.pages.prose.coreference import Names
from reelgraph.pages.prose.lexicon import words
from reelgraph.pages.prose.names import group
from reelgraph.pages.prose.parsing import Kinds, Parser
from reelgraph.pages.prose.shape import Sentence, encode
from reelgraph.pages.prose.tokens import Token, tokenise

_CARTOON = re.compile(r"\b(?:is|was) an? [^.;,]{0,60}\b(?:cartoons?|animated (?:[a-z-]+ ){0,2}short)\b")
_DEFINES = re.compile(r"\A[\"'“‘]?(?:F|N|T)\b[^.;]{0,200}? (?:is|was) (?:an?|the|one) ")
_LOWER = re.compile(r"(?<![^\W_])[^\W\d_A-ZÀ-ÞĀ-Ž][^\W\d_]+")


@dataclass
class Reading:
    """A page with its sentences, as the rules see it."""

    page: Page
    known: Sequence[str] = ()
    parser: Parser | None = None

    @cached_property
    def titles(self) -> Sequence[Span]:
        """Where the page names its own film."""
        return topic.titles(self.page, self.known)

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """The sentences of the page, in order."""
        text = self.page.text
        ordinary = frozenset(found[0] for found in _LOWER.finditer(text))
        starts = [span.start for span in self.titles]
        found = []
        for number, stretch in enumerate(sentences.split(self.page, self.titles)):
            low, high = bisect_left(starts, stretch.start), bisect_left(starts, stretch.end)
            tokens: list[Token] = list(tokenise(text, stretch.start, stretch.end, self.titles[low:high]))
            if tokens:
                found.append(encode(text, list(group(text, tokens, ordinary)), stretch.block, number))
        return found

    @cached_property
    def names(self) -> Names:
        """The personal names of the page."""
        spans = [
            Span(*_uncalled(sentence, index)[:2])
            for sentence in self.sentences
            for index, letter in enumerate(sentence.shape)
            if letter == "N"
        ]
        return Names(self.page.text, spans)

    @cached_property
    def owners(self) -> Mapping[int, topic.Owners]:
        """Whose each part of each sentence is, by the sentence's number."""
        return {sentence.number: topic.Owners(sentence, self.defines(sentence)) for sentence in self.sentences}

    def defines(self, sentence: Sentence) -> bool:
        """Say whether the sentence defines the film: "X is a …"."""
        return bool(_DEFINES.match(sentence.shape)) and self.first_named(sentence)

    def first_named(self, sentence: Sentence) -> bool:
        """Say whether the sentence opens with the film's title."""
        return any(sentence.start <= span.start <= sentence.start + 2 for span in self.titles)

    def owns(self, sentence: Sentence, position: int) -> bool:
        """Say whether the words at `position` are about the page's film."""
        return self.owners[sentence.number].at(position) == topic.FILM_OWNER

    def owner(self, sentence: Sentence, position: int) -> str:
        """Return whose the words at `position` are: film, source, other, else or person."""
        return self.owners[sentence.number].at(position)

    @cached_property
    def is_cartoon(self) -> bool:
        """Whether the film is a drawn short, whose stars are characters."""
        return any(_CARTOON.search(sentence.shape) for sentence in self.sentences[:2] if self.first_named(sentence))

    def title(self) -> Mention | None:
        """Return a place where the page names its film."""
        return Mention(*self.titles[0]) if self.titles else None

    def director(self) -> Mention | None:
        """Return the film's director, where a sentence says "directed by N"."""
        return self._director

    @cached_property
    def _director(self) -> Mention | None:
        for sentence in self.sentences:
            for found in _DIRECTED.finditer(sentence.shape):
                if self.owns(sentence, found.start()):
                    return self.person(sentence, found.start("name"))
        return None

    @cached_property
    def _companies(self) -> frozenset[str]:
        """Names that the page shows to be companies: "released by N", "N, a company"."""
        found = set()
        for sentence in self.sentences:
            for match in _COMPANY.finditer(sentence.shape):
                found.add(sentence.words(match.start(match.lastgroup or 0)))
        return frozenset(found)

    def is_company(self, sentence: Sentence, index: int) -> bool:
        """Say whether the name at `index` is a company by its look or by what else the page says of it."""
        name = sentence.words(index)
        if sentence.shape[index] == "C" or name in self._companies:
            return True
        whole = sentence.mention(index)
        if self.names.fullest(whole, first_names=True) != whole:
            return False
        if _BODY.search(sentence.shape, 0, index) and not name.casefold().endswith(_KIN):
            return True
        if " " in name:
            return parsing.is_body(name) and self._kinds.get(Span(*whole[:2])) == "organisation"
        pair = _SHARED.match(sentence.shape, index)
        shared = pair and " " in sentence.words(pair.start("other"))
        return not (shared and self._kinds.get(Span(*whole[:2])) == "person")

    @cached_property
    def _kinds(self) -> Kinds:
        """What a parser takes the names of the page for; nothing where none was given."""
        return self.parser.kinds(self.page.text) if self.parser else {}

    def person(self, sentence: Sentence, index: int, first_names: bool = False) -> Mention:
        """Return the person named at `index` of the shape, in the fullest form that the page gives.

        With `first_names` a single word may be a first name, also of two who share a surname: "Ada and Bo Lind".
        """
        plain = _uncalled(sentence, index)
        full = self.names.fullest(plain, first_names)
        if first_names and full == plain and (pair := _SHARED.match(sentence.shape, index)):
            other = sentence.words(pair.start("other"))
            if " " not in sentence.words(index) and len(other.split()) == len(("first", "last")):
                return sentence.mention(index, pair.end("other"), "shared-surname")
        return full


_BODY = re.compile(r"\bby the \Z")  # "produced by the N": no person
_KIN = ("brothers", "sisters", "twins", "duo", "team", "trio")
_SHARED = re.compile(r"N (?:and|&) (?P<other>N)(?! of\b)")  # "Frank and Maurice King"
_DIRECTED = re.compile(r"\b(?:directed|signed|helmed)(?:,? and [a-z-]+)* by (?:[a-zA]+ ){0,3}?(?P<name>N)")
_COMPANY = re.compile(
    r"\b(?:released|distributed|theatrically released) (?:theatrically )?(?:by|through) (?:the )?(?P<name>N)"
    r"|\bthe (?P<firm>N) (?:company|studio)"
)

_CALLED = re.compile(
    r"\A.*\b(?:Director|Producer|Screenwriter|Writer|Actor|Actress|Comedian|Novelist|Playwright"
    r"|Playmates?|Supervisor|Stars?|Coach"
    r"|Singer|Winner|Filmmaker|Frenchman|Englishman|Irishman|Dutchman|Welshman|Scotsman|Spaniard"
    r"|Composer|Cinematographer|Editor|Artist|Photographer)s? (?=[A-ZÀ-Þ])"
)


_LETTER = re.compile(r"\w [A-Z]\.\Z")  # "with Ray J.": the full stop is the sentence's


def _uncalled(sentence: Sentence, index: int) -> Mention:
    """Return the name without a capitalised calling before it ("Screenwriter N")."""
    start, end = sentence.starts[index], sentence.ends[index]
    if found := _CALLED.match(sentence.text[start:end]):
        start += found.end()
    start += _trade(sentence.text[start:end])
    if band := _OF_BAND.match(sentence.text, start, end):
        end = band.end("name")
    start += _adjective(sentence.text[start:end])
    if end == sentence.end and _LETTER.search(sentence.text, start, end):
        end -= 1
    return Mention(start, end)


def bare_name(sentence: Sentence, index: int) -> Mention:
    """Return a character's name without an adjective of nationality before it."""
    start, end = sentence.starts[index], sentence.ends[index]
    return Mention(start + _adjective(sentence.text[start:end]), end)


_OF_BAND = re.compile(r"(?P<name>[A-Z][\w'’.-]* [A-Z][\w'’.-]*) of [Tt]he (?=[A-Z])")  # "N of the Harbour Boys"


def _trade(name: str) -> int:
    """Return the length of a trade before a full name, where it opens a sentence: "Dancer N"."""
    first, _, rest = name.partition(" ")
    trade = first.casefold()
    known = trade in words("callings") and trade.endswith(("er", "or", "ist", "ian", "ress"))
    return len(first) + 1 if known and " " in rest else 0


def _adjective(name: str) -> int:
    """Return the length of an adjective of nationality before a full name ("Italian N")."""
    first, _, rest = name.partition(" ")
    return len(first) + 1 if " " in rest and vocabulary.country_of(first) else 0


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule has read, before it is given the rule's name and its sentence as quote."""

    relation: str
    object: Mention
    place: int
    qualifiers: Mapping[str, Mention] = field(default_factory=dict)
    subject: Mention | None = None
    confidence: float = 0.9
    stated: bool = True
    subject_kind: str | None = None
    object_kind: str | None = None

    def proposal(self, rule: str, sentence: Sentence) -> Proposal:
        """Return the proposal that `rule` makes of it."""
        quote = sentence.quote(self.place, self.place + 1)
        return Proposal(
            self.relation,
            self.object,
            quote,
            rule,
            self.subject,
            dict(self.qualifiers),
            self.confidence,
            self.stated,
            self.subject_kind,
            self.object_kind,
        )


Rule = Callable[[Reading, Sentence], Iterator[Found]]
RULES: dict[str, Rule] = {}


def rule(name: str) -> Callable[[Rule], Rule]:
    """Register a rule under its name; its docstring says what it reads."""

    def register(function: Rule) -> Rule:
        RULES[name] = function
        return function

    return register

"""Characters that the page names without an actor: "follows N as he", "the character N", a cartoon starring N."""

import re
from collections.abc import Iterator

from reelgraph.pages.document import Mention
from reelgraph.pages.prose.grammar import rule_pattern
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.lexicon import words
from reelgraph.pages.prose.people import entries
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_LISTED = r"N(?: \([^()]{1,40}\))?(?:(?:,? and|,) (?:[a-z]+ ){0,3}N(?: \([^()]{1,40}\))?){0,8}"
_PLAIN = r"(?!(?:in|of|at|on|from|to|by|with|for|and|as|who|that|which|whose|into|during|after|before|while|when|where|about|is|was) )"
_CALLING = rf"(?:{_PLAIN}(?:K|A|[a-z'-]+|Y) ){{0,7}}?"
_STORY = rule_pattern(
    r"\b(?:follows|tells(?: of)?(?: the (?:[a-z-]+ )?(?:story|tale|life|adventures?) of)?|(?:the )?(?:story|tale|adventures) of|(?:cent(?:er|re)s|focus(?:es)?|focused"
    r"|cent(?:er|re)d|revolves|revolving) (?:on|around|upon)(?: the (?:[a-z-]+ )?(?:story|character|life|lives|adventures?|tale) of)?"
    rf"|concerns|(?:is|was) about) {_CALLING}(?P<list>{_LISTED})(?=,? (?:as (?:he|she|they|it|the|an?)\b|who\b|whose\b|and (?:his|her|their)\b"
    r"|in (?:his|her|their)\b|on (?:his|her|their|a)\b|(?:[a-z]+ly )?[a-z]+ing\b|, (?:an?|the)\b)|, (?:an?|the|who|whose|as)\b|[.;]|\Z)"
)
_NAMED = rule_pattern(
    r"\b(?:features?|featuring|featured|stars|starring|with|introduce[sd]?|introducing|to feature|include[sd]?|including|follows|debut of|appearance of)"
    r" (?:the |its |a )?(?:[a-z-]+ ){0,3}?(?:character|protagonist|hero|heroine|villain|antagonist|superhero)(?: of| named| called)? (?P<list>N)(?!'s|,? and N|, N)"
)
_LEAD = rule_pattern(
    r"(?P<list>N), (?:who is |is )?(?:the|its) (?:[a-z-]+ ){0,2}(?:protagonist|character|hero|heroine|antagonist|villain)\b(?! actor)"
    r"|\b(?:protagonist|title character|main character|lead character|antagonist) (?:is|was|named|called) (?P<after>N)(?!,? and N|, N)"
)
_SCENE = re.compile(
    rf"\A(?:in|at the (?:start|beginning|end) of) the (?:film|movie|short|cartoon|story|feature|sequel),? (?P<list>{_CALLING}{_LISTED})"
    r"(?:, (?:an?|the) [^,;.]{1,70},)?,? (?!(?:also |briefly |himself |herself )?(?:plays?|portrays?|stars?|appears?|voices?|performs?|sings?|narrates?|discuss(?:es)?"
    r"|talks?|says|co-?stars?|explains?|speaks?|describes?|makes|reprises?|is played|are played|was|were|had|did)\b)(?:[a-z]+ly )?(?:[a-z]+s|throw|find|meet|try|go|get|have|are|is) "
)
_DRAWN = re.compile(
    r"\b(?:is|was) (?:an?|the) (?:(?!\b(?:by|on|from|which|that|and|who|with)\b)[^.;,]){0,60}?(?<![^ ])(?P<name>N)(?![-'])(?: and (?P<also>N))? +(?:[a-z-]+ +){0,3}?(?:cartoon|animated (?:cartoon|short)|short (?:animated|cartoon))"
)
_SERIES = re.compile(
    r"\b(?:in|of|within) (?:the |its )?(?:[a-z]+ )?(?P<name>N)(?: and (?P<also>N))? (?:[a-z]+ )?(?:cartoon |film |short |animated |theatrical )*series\b"
)
_DRAWN_CAST = re.compile(
    rf"\b(?:starring|stars|featuring|features|featured|to feature|to star) (?:the (?:popular |famous )?)?(?P<list>{_LISTED})(?! as\b)(?!'s)"
)
_SHORT = re.compile(r"\bcartoons?\b|\b(?:animated (?:[a-z]+ )?short|short animated)\b")
_SPOKEN = re.compile(r"\bvoice|\bfeature film\b")
_VOICES_NAMED = 1966  # the year by which the actors of a cartoon had come to be told
_REAL = re.compile(r"\bdocumentar|\bconcert\b|\bbiograph|\bbiopic\b|\bnon-fiction\b|\binterview")
_NO_BEARER = re.compile(r"(?:s|Christmas|Disney|Warner|[A-Z]{3,})\Z")  # "Merrie Melodies": a series without its hero


_SPOKEN_OF = ("film", "person", "source")


@rule("character-story")
def in_story(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read whom the story is about: "the film follows N as he", "tells the story of the sailor N, who"."""
    if _REAL.search(sentence.shape) or any(_REAL.search(other.shape) for other in reading.sentences[:1]):
        return
    for found in [*_STORY.finditer(sentence.shape), *_SCENE.finditer(sentence.shape)]:
        if reading.owner(sentence, found.start()) in ("film", "person") and not doubtful(
            sentence.shape, found.start("list")
        ):
            yield from _appearing(reading, sentence, found.span("list"))


_ACTS = re.compile(
    rf"(?:\A|, |; |\band |\bbut |\bwhen |\bas |\bwhile |\bwhere |\bin which |\bafter )(?P<list>{_LISTED}),? (?:[a-z]+ly |then |also |soon )*"
    r"(?:discovers?|finds?|falls? in love|meets?|travels?|escapes?|decides?|learns?|tries|try|attempts?|kills?|marries|marry|leaves?|arrives?|joins?|fights?"
    r"|steals?|rescues?|saves?|hunts?|recruits?|kidnaps?|befriends?|loses|lose|wakes?|refuses?|confesses|flees?|runs away|witnesses|agrees?|confronts?|reveals?"
    r"|reali[sz]es?|must|struggles?|seeks?|embarks?|reappears?|assists?|unravels?|becomes? (?:involved|embroiled|obsessed)|come to|comes to"
    r"|(?:is|are) (?:forced|kidnapped|sent|arrested|murdered|killed|recruited|hired|asked|befriended|haunted|captured|rescued|tasked|assigned|reunited))\b"
)


@rule("character-acts")
def acts(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read who does in the story what people do in stories, in the present tense: "N discovers", "N and N flee"."""
    if _REAL.search(sentence.shape) or any(_REAL.search(other.shape) for other in reading.sentences[:1]):
        return
    for found in _ACTS.finditer(sentence.shape):
        if not doubtful(sentence.shape, found.start("list")):
            yield from _appearing(reading, sentence, found.span("list"))


@rule("character-named")
def named(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read who is called a character: "featuring the character N", "the protagonist is N", "N, the film's villain"."""
    for found in [*_NAMED.finditer(sentence.shape), *_LEAD.finditer(sentence.shape)]:
        group = found.lastgroup or "list"
        if reading.owner(sentence, found.start()) in _SPOKEN_OF and not doubtful(sentence.shape, found.start()):
            yield from _appearing(reading, sentence, found.span(group))


@rule("character-drawn")
def drawn(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read the heroes of cartoons: "a N cartoon", "a cartoon in the N series", "a cartoon starring N and N"."""
    if not _SHORT.search(sentence.shape) or _SPOKEN.search(sentence.shape):
        return
    for found in [*_DRAWN.finditer(sentence.shape), *_SERIES.finditer(sentence.shape)]:
        for group in ("name", "also"):
            if found[group] and _bears(reading, sentence, found.start(group)):
                yield Found("character", sentence.mention(found.start(group)), found.start(group), confidence=0.8)
    if stars_are_drawn(sentence):
        for listed in _DRAWN_CAST.finditer(sentence.shape):
            if reading.owner(sentence, listed.start()) == "film":
                yield from _appearing(reading, sentence, listed.span("list"))


def _bears(reading: Reading, sentence: Sentence, index: int) -> bool:
    """Say whether a series can have its name from its hero: no studio, no plural, nobody who made it."""
    name = sentence.words(index)
    if _NO_BEARER.search(name) or not reading.owns(sentence, index):
        return False
    return len(name) > 1 and name.replace(" ", "-").casefold() not in words("studios")


def stars_are_drawn(sentence: Sentence) -> bool:
    """Say whether a sentence is about a cartoon of the days when voices had no names."""
    if not _SHORT.search(sentence.shape) or _SPOKEN.search(sentence.shape):
        return False
    years = [int(sentence.words(index)) for index, letter in enumerate(sentence.shape) if letter == "Y"]
    return "cartoon" in sentence.shape or any(year < _VOICES_NAMED for year in years)


def _appearing(reading: Reading, sentence: Sentence, span: tuple[int, int]) -> Iterator[Found]:
    for item in entries(sentence, span[0], "N", clauses=False):
        if item.place >= span[1]:
            return
        character: Mention = reading.person(sentence, item.place)
        yield Found("character", character, item.place, confidence=0.8)

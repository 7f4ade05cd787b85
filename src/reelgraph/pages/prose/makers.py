"""Who made the film: directed by, a screenplay by, X wrote the script, with X as executive producer."""

import re
from collections.abc import Iterator

from reelgraph.pages.prose.grammar import rule_pattern
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.lexicon import alternatives, relations
from reelgraph.pages.prose.people import Entry, entries, entry
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

# Participles of which nothing is made, but which stand in lists with the others: "written, directed and animated by".
_IDLE = "animated choreographed hosted presented created conceived developed illustrated financed".split()
_PART = alternatives([*relations("participles"), *_IDLE])
_CRAFT = alternatives(relations("crafts"))
_PARTS = (
    rf"(?P<parts>\b{_PART}(?: by(?=,? and |, )| for (?:the )?(?:screen|film|cinema)(?=,? and ))?(?:(?:,? and|,|/| &"
    rf"|,? as well as)(?: (?:also |was "
    rf"|is |then )?|(?<=/)){_PART}(?: by(?=,? and |, ))?){{0,4}})"
)

_PASSIVE = rule_pattern(
    rf"{_PARTS}(?:,? [a-z]+ly| jointly| in part| and| (?:for|to) (?:the )?(?:screen|film|cinema"
    rf"|television)| in (?:black and white|black-and-white|[a-z]+(?:color|colour|scope|vision)))?,? by,? "
)
_WITH_STARRING = rule_pattern(rf"{_PARTS}(?: by)?,? and (?:also )?(?:co-)?(?:starring|stars|featuring) ")
_NOT_OF_FILM = re.compile(
    r"\b(?:novels?|books?|plays?|songs?|lyrics|albums?|soundtrack|effects|costumes?|poem|novella"
    r"|memoir|characters?|strip|comics?"
    r"|material|sequences?|scenes?|choreography|numbers|opera|novelization|series|show|theme"
    r"|(?<!film )(?<!screen )version"
    r"|magazine|article|titles)"
    r"(?: (?:of|in|for) (?:the|this) [a-z]+)? (?:(?:is|was|were|are|originally|also|had been|been) )*\Z"
)
# "a film in the N series directed by N": what is directed is the film.
IN_SERIES = re.compile(
    r"\b(?:films?|movies?|westerns?|cartoons?|shorts?|entry|entries|installment|instalment|features?|serial|comedy"
    r"|one|[a-z]+th|first|second|third|last|final|part)"
    r" (?:in|of|from) (?:the |[NC]'s |a )(?:[a-z]+ )*[NFT] (?:[a-z]+ )?(?:series|franchise)(?: of [a-z]+)? \Z"
)
_CRAFT_BEFORE = rule_pattern(
    rf"\b{_CRAFT}(?: (?:of|for) (?:the|this) (?:film|movie|picture))? (?:(?:is|was|were|are|being"
    rf"|also|originally) )*\Z"
)
_CRAFT_BY = rule_pattern(
    rf"\b(?P<crafts>{_CRAFT}(?:(?:,| and|, and| &) (?:the )?(?:lyrics|{_CRAFT})){{0,4}})"
    r"(?: (?:of|for|to|in) (?:(?:the|this) (?:film|movie|picture)(?: F)?|F))?(?: \([^()]{1,60}\))?(?:, (?:based"
    r"|adapted|which)(?:(?!\b(?:distributed|directed|produced|released|edited) by)[^;]){1,140}?"
    r"|, which [^,;]{1,90}(?=,)|, (?!and\b|with\b)[a-z][^,;]{1,120}(?=, (?:is|was|were) ))??,?"
    r" (?:(?:is|was|were|are|being|which|that|both|also|originally|had been|has been|co-) ?)*"
    r"(?:(?:co-)?(?:composed|written|rewritten|created|provided|done|handled|performed|scored|designed|edited"
    r"|adapted|penned|credited|supplied"
    r"|conducted|arranged|supervised|executed|prepared|crafted|produced|developed|contributed|undertaken"
    r"|shot|given)"
    r"(?:,? and (?:composed|performed|conducted|arranged|produced|directed|orchestrated))? )?(?:[a-z]+ly )?(?:by"
    r"|to|from) (?:both )?"
)
_UNDER = rule_pattern(r"(?P<parts>\bunder the direction of) ")


@rule("credit-passive")
def passive(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read participles with "by": "written and directed by N", "produced by N and C"."""
    for found in _PASSIVE.finditer(sentence.shape):
        if not _of_film(reading, sentence, found.start()):
            continue
        for relation in told_roles(found["parts"], "participles"):
            yield from credited(reading, sentence, found.end(), relation)


@rule("credit-and-starring")
def with_starring(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read the maker who also plays: "written, directed by, and starring N", of whom the first named is the maker."""
    for found in _WITH_STARRING.finditer(sentence.shape):
        first = entry(sentence, found.end())
        if first and _of_film(reading, sentence, found.start()):
            for relation in told_roles(found["parts"], "participles"):
                yield Found(relation, reading.person(sentence, first.place), found.start())


_DEFINED_AS = re.compile(
    r"\A[^.;,]* (?:is|was) (?:an?|the) [^.;,]*\b(?:series|show) \Z"
)  # "X is a cartoon series directed by"


def _of_film(reading: Reading, sentence: Sentence, position: int) -> bool:
    before = sentence.shape[max(0, position - 60) : position]
    defined = _DEFINED_AS.search(sentence.shape, 0, position) and reading.defines(sentence)
    if (
        (_NOT_OF_FILM.search(before) and not defined and not IN_SERIES.search(before))
        or _CRAFT_BEFORE.search(before)
        or doubtful(sentence.shape, position)
    ):
        return False
    return reading.owns(sentence, position)


def told_roles(phrase: str, table: str) -> list[str]:
    """Return the relations that the words of a phrase stand for by a table of the lexicon."""
    known = relations(table)
    pieces = re.findall(alternatives(known), phrase)
    return list(dict.fromkeys(known[piece] for piece in pieces))


_KIN = re.compile(
    r"\b(?:his|her|their) (?:[a-z-]+ )*(?:brother|sister|wife|husband|father|mother|son|daughter|friend|partner) \Z"
)
_SPECIALIST = re.compile(r"the [a-z][a-z -]{3,70}, (?=N,)")  # "directed by the old hand at thrillers, N, …"
_PRONOUN = re.compile(r"(?:he|she|him|her|himself|herself|the director)(?: and|,) ")
_THROUGH = re.compile(
    r",? (?:through|for|via|under|of|at|and) (?:his |her |their |its )?(?:own )?(?:(?:production )?company,? "
    r"|banner,? |the )?(?=(?P<company>[CN]))"
)


def credited(reading: Reading, sentence: Sentence, position: int, relation: str) -> Iterator[Found]:
    """Yield the people, or companies, of the list after "by"."""
    if pronoun := _PRONOUN.match(sentence.shape, position):
        position = pronoun.end()
        if director := reading.director():
            yield Found(relation, director, position)
    last = None
    if specialist := _SPECIALIST.match(sentence.shape, position):
        position = specialist.end()
    for item in entries(sentence, position):
        last = item
        yield from maker(reading, sentence, item, relation)
    if last and relation in ("producer", "director"):
        yield from _company_of(sentence, last, relation)


def maker(reading: Reading, sentence: Sentence, item: Entry, relation: str) -> Iterator[Found]:
    """Yield what a name in a list of makers is: a person, or the company that produced."""
    letter = sentence.shape[item.place]
    if letter == "N" and relation == "producer" and _KIN.search(sentence.shape, max(0, item.place - 40), item.place):
        yield Found(relation, reading.person(sentence, item.place, first_names=True), item.place)
        return
    if letter == "N" and not (relation == "producer" and reading.is_company(sentence, item.place)):
        yield Found(relation, reading.person(sentence, item.place, first_names=True), item.place)
    elif relation == "producer" and letter in "CN":
        yield Found("production_company", sentence.mention(item.place), item.place)
    elif letter == "C" and relation == "composer":
        yield Found(relation, sentence.mention(item.place), item.place, object_kind="organisation")


def _company_of(sentence: Sentence, last: Entry, relation: str) -> Iterator[Found]:
    """Yield the company through which a producer worked: "by N through C"."""
    for item in _partners(sentence, last.end) if relation == "producer" else ():
        yield Found("production_company", sentence.mention(item.place), item.place)
    found = _THROUGH.match(sentence.shape, last.end)
    if relation == "director" and found and " for " not in found[0]:
        return
    if found and found["company"] == "C" and " of " not in found[0] and sentence.shape[last.place] == "N":
        yield Found("production_company", sentence.mention(found.end()), found.end())


_PARTNERS = re.compile(
    r",? (?:in (?:association|collaboration|cooperation|co-operation|partnership|conjunction)|together|along"
    r"|jointly) with (?:the )?(?=C)"
)


def _partners(sentence: Sentence, position: int) -> Iterator[Entry]:
    """Yield the companies that a production was shared with: "in association with C and C"."""
    if found := _PARTNERS.match(sentence.shape, position):
        yield from entries(sentence, found.end(), "C")


_STORY = re.compile(
    r"(?:short|true|magazine|life|published|back|real|same|cover|saturday|detective|bible|classic|\w the|N|T|'s) \Z"
)
OWNED = frozenset(("film", "source", "person"))


_BOTH = re.compile(
    r"\bthe (?:screenplay|script) and the (?:[a-z]+ ){0,3}(?:play|novel|story|book)(?: on which (?:it"
    r"|the film) (?:was|is) based)? (?:were|was) (?:both )?written by "
)
_OWN_CRAFT = re.compile(
    r"\b(?:features?|featuring|has|with|includes|including|from) (?P<name>N)'s? (?:[a-z]+ ){0,2}(?P<craft>score"
    r"|screenplay|cinematography)\b|(?P<artist>N)'s? (?:[a-z-]+ ){0,2}(?P<art>cinematography|editing|musical score"
    r"|film score)\b|(?P<teller>N)'s? (?P<told>original (?:screen )?story)\b(?= (?:on which|was|is|for)\b)"
)


@rule("credit-genitive")
def owned_craft(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a craft that is somebody's: "it features N's first score", "from N's screenplay"."""
    if both := _BOTH.search(sentence.shape):
        for item in entries(sentence, both.end(), "N"):
            yield Found("writer", reading.person(sentence, item.place, first_names=True), item.place)
    for found in _OWN_CRAFT.finditer(sentence.shape):
        name, craft = next(
            pair for pair in (("name", "craft"), ("artist", "art"), ("teller", "told")) if found[pair[0]]
        )
        owner = reading.owner(sentence, found.start())
        if (owner == "film" or (owner == "person" and craft != "craft")) and not doubtful(
            sentence.shape, found.start()
        ):
            for relation in told_roles(found[craft], "crafts"):
                yield Found(relation, reading.person(sentence, found.start(name)), found.start(name))


_COMPILED = re.compile(r"\b(?:soundtrack|credit sequences?|songs)\b[^.;]*\b(?:includ|featur|contain)\w* (?:[a-z]+ )*\Z")
_FROM_SOURCE = re.compile(r"\b(?:written|adapted|developed|taken|derived) from \Z")


@rule("credit-craft")
def crafts(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read nouns with "by": "a screenplay by N", "the music was composed by N", "story and screenplay by N"."""
    for found in _CRAFT_BY.finditer(sentence.shape):
        composed = found["crafts"] == "soundtrack" and " composed by" in found[0]
        if (reading.owner(sentence, found.start()) not in OWNED and not composed) or doubtful(
            sentence.shape, found.start()
        ):
            continue
        if _FROM_SOURCE.search(found[0]) or _COMPILED.search(sentence.shape, 0, found.start()):
            continue
        for relation in told_roles(found["crafts"], "crafts"):
            if relation != "story_by" or _story_of_film(sentence.shape, found.start(), found.end()):
                yield from _crafted(reading, sentence, found.end(), relation)


def _story_of_film(shape: str, start: int, end: int) -> bool:
    """Say whether "a story by" credits the film's story, not a published source."""
    return not _STORY.search(shape, 0, start) and not re.match(r"[NT],? (?:published|which)", shape[end : end + 20])


def _own_verb(shape: str, position: int) -> bool:
    """Say whether the craft has had its verb, so that a later "N was" opens another clause."""
    return re.search(r"\b(?:is|was|were|are)\b[^,;]{0,40}\Z", shape[max(0, position - 60) : position]) is not None


def _crafted(reading: Reading, sentence: Sentence, position: int, relation: str) -> Iterator[Found]:
    last = None
    for item in entries(sentence, position, "NPC", clauses=_own_verb(sentence.shape, position)):
        last = item
        if sentence.shape[item.place] != "C" or relation == "composer":
            yield Found(relation, reading.person(sentence, item.place, first_names=True), item.place)
    if last is None and (pronoun := _PRONOUN.match(sentence.shape, position)) and (director := reading.director()):
        yield Found(relation, director, pronoun.start())

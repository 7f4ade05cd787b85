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
_TITLE = alternatives(relations("titles"))
_PARTS = (
    rf"(?P<parts>\b{_PART}(?: by(?=,? and |, )| for (?:the )?(?:screen|film|cinema)(?=,? and ))?(?:(?:,? and|,|/| &|,? as well as)(?: (?:also |was "
    rf"|is |then )?|(?<=/)){_PART}(?: by(?=,? and |, ))?){{0,4}})"
)

_PASSIVE = rule_pattern(
    rf"{_PARTS}(?:,? [a-z]+ly| jointly| in part| and| (?:for|to) (?:the )?(?:screen|film|cinema"
    rf"|television))?,? by,? "
)
_WITH_STARRING = rule_pattern(rf"{_PARTS}(?: by)?,? and (?:also )?(?:co-)?(?:starring|stars|featuring) ")
_NOT_OF_FILM = re.compile(
    r"\b(?:novels?|books?|plays?|songs?|lyrics|albums?|soundtrack|effects|costumes?|poem|novella"
    r"|memoir|characters?|strip|comics?"
    r"|material|sequences?|scenes?|choreography|numbers|opera|novelization|series|show|theme|version"
    r"|magazine|article|titles)"
    r"(?: (?:of|in|for) (?:the|this) [a-z]+)? (?:(?:is|was|were|are|originally|also|had been|been) )*\Z"
)
_CRAFT_BEFORE = rule_pattern(
    rf"\b{_CRAFT}(?: (?:of|for) (?:the|this) (?:film|movie|picture))? (?:(?:is|was|were|are|being"
    rf"|also|originally) )*\Z"
)
_CRAFT_BY = rule_pattern(
    rf"\b(?P<crafts>{_CRAFT}(?:(?:,| and|, and| &) (?:the )?(?:lyrics|{_CRAFT})){{0,4}})"
    r"(?: (?:of|for|to|in) (?:(?:the|this) (?:film|movie|picture)(?: F)?|F))?(?: \([^()]{1,60}\))?(?:, (?:based"
    r"|adapted|which)(?:(?!\b(?:distributed|directed|produced|released|edited) by)[^;]){1,140}?|, which [^,;]{1,90}(?=,))??,?"
    r" (?:(?:is|was|were|are|being|which|that|both|also|originally|had been|has been|co-) ?)*"
    r"(?:(?:co-)?(?:composed|written|created|provided|done|handled|performed|scored|designed|edited"
    r"|adapted|penned|credited|supplied"
    r"|conducted|arranged|supervised|executed|prepared|crafted|produced|developed|contributed|undertaken"
    r"|shot|given)"
    r"(?:,? and (?:composed|performed|conducted|arranged|produced|directed|orchestrated))? )?(?:[a-z]+ly )?(?:by"
    r"|to|from) "
)
_UNDER = rule_pattern(r"(?P<parts>\bunder the direction of) ")


@rule("credit-passive")
def passive(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read participles with "by": "written and directed by N", "produced by N and C"."""
    for found in _PASSIVE.finditer(sentence.shape):
        if not _of_film(reading, sentence, found.start()):
            continue
        for relation in _roles(found["parts"], "participles"):
            yield from _credited(reading, sentence, found.end(), relation)


@rule("credit-and-starring")
def with_starring(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read the maker who also plays: "written, directed by, and starring N", of whom the first named is the maker."""
    for found in _WITH_STARRING.finditer(sentence.shape):
        by = " by" in found[0]
        first = entry(sentence, found.end())
        if first and by and _of_film(reading, sentence, found.start()):
            for relation in _roles(found["parts"], "participles"):
                yield Found(relation, reading.person(sentence, first.place), found.start())


_DEFINED_AS = re.compile(
    r"\A[^.;,]* (?:is|was) (?:an?|the) [^.;,]*\b(?:series|show) \Z"
)  # "X is a cartoon series directed by"


def _of_film(reading: Reading, sentence: Sentence, position: int) -> bool:
    before = sentence.shape[max(0, position - 60) : position]
    defined = _DEFINED_AS.search(sentence.shape, 0, position) and reading.defines(sentence)
    if (
        (_NOT_OF_FILM.search(before) and not defined)
        or _CRAFT_BEFORE.search(before)
        or doubtful(sentence.shape, position)
    ):
        return False
    return reading.owns(sentence, position)


def _roles(phrase: str, table: str) -> list[str]:
    known = relations(table)
    pieces = re.findall(alternatives(known), phrase)
    return list(dict.fromkeys(known[piece] for piece in pieces))


_PRONOUN = re.compile(r"(?:he|she|him|her|himself|herself|the director)(?: and|,) ")
_THROUGH = re.compile(
    r",? (?:through|for|via|under|of|at|and) (?:his |her |their |its )?(?:own )?(?:(?:production )?company,? "
    r"|banner,? |the )?(?=(?P<company>[CN]))"
)


def _credited(reading: Reading, sentence: Sentence, position: int, relation: str) -> Iterator[Found]:
    """Yield the people, or companies, of the list after "by"."""
    if pronoun := _PRONOUN.match(sentence.shape, position):
        position = pronoun.end()
        if director := reading.director():
            yield Found(relation, director, position)
    last = None
    for item in entries(sentence, position):
        last = item
        yield from _maker(reading, sentence, item, relation)
    if last and relation in ("producer", "director"):
        yield from _company_of(sentence, last, relation)


def _maker(reading: Reading, sentence: Sentence, item: Entry, relation: str) -> Iterator[Found]:
    letter = sentence.shape[item.place]
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
    r",? (?:in (?:association|collaboration|cooperation|co-operation|partnership|conjunction)|together|along|jointly) with (?:the )?(?=C)"
)


def _partners(sentence: Sentence, position: int) -> Iterator[Entry]:
    """Yield the companies that a production was shared with: "in association with C and C"."""
    if found := _PARTNERS.match(sentence.shape, position):
        yield from entries(sentence, found.end(), "C")


_STORY = re.compile(
    r"(?:short|true|magazine|life|published|back|real|same|cover|saturday|detective|bible|classic|the|N|T|'s) \Z"
)
_OWNED = frozenset(("film", "source", "person"))


@rule("credit-craft")
def crafts(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read nouns with "by": "a screenplay by N", "the music was composed by N", "story and screenplay by N"."""
    for found in _CRAFT_BY.finditer(sentence.shape):
        if reading.owner(sentence, found.start()) not in _OWNED or doubtful(sentence.shape, found.start()):
            continue
        for relation in _roles(found["crafts"], "crafts"):
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


_VERBS = {
    "directed": "director",
    "directs": "director",
    "co-directed": "director",
    "wrote": "writer",
    "co-wrote": "writer",
    "adapted": "writer",
    "penned": "writer",
    "rewrote": "writer",
    "scripted": "writer",
    "produced": "producer",
    "co-produced": "producer",
    "composed": "composer",
    "scored": "composer",
    "edited": "editor",
    "photographed": "cinematographer",
    "shot": "cinematographer",
    "narrates": "narrator",
    "narrated": "narrator",
    "designed": "production_designer",
}
_VERB = alternatives(_VERBS)
_OBJECTS = {
    "wrote": {
        "screenplay": "writer",
        "script": "writer",
        "story": "story_by",
        "music": "composer",
        "score": "composer",
    },
    "provided": {"music": "composer", "score": "composer", "narration": "narrator", "story": "story_by"},
}
_OBJECT = (
    r"(?P<object>{film}|(?:the|its|a|an|his|her|their)? ?(?:film's )?(?:original |film |musical "
    r"|music |shooting |final |first )*(?:screenplay|script|teleplay|story"
    r"|music|score|narration|soundtrack))"
)
_ACTIVE = rule_pattern(
    rf"(?P<verbs>\b(?:{_VERB}|provided|provides|contributed)(?:(?:,? and|,) (?:also )?{_VERB}){{0,3}}) (?:both )?{_OBJECT}"
)
_INTRANSITIVE = rule_pattern(
    r"(?:\A|, |\band |\bwhile )(?P<list>N(?: and N)?) (?P<verbs>directed|produced|wrote|scripted"
    r"|photographed|directs)(?=[.,;]|$| and N| from (?:a|his|her|the) [a-z ]*(?:script|screenplay)"
    r"| while N)"
)
_RELATIVE = rule_pattern(
    rf"(?P<name>[NC])(?: \([^()]*\))?,? (?:who|which) (?:also |had |has |both |together )*(?P<verbs>{_VERB}(?:(?:,? "
    rf"and|,) (?:also )?{_VERB}){{0,3}})"
    rf"(?: (?:both )?{_OBJECT}|(?=[,.;]|$| (?:and|as well)))"
)
_SUBJECT_LIST = re.compile(
    r"(?:(?P<list>[NCP](?: \([^()]{1,40}\))?(?:(?:,? and|,) (?:[a-z]+ ){0,3}[NCP](?: \([^()]{1,40}\))?){0,6}),? "
    r"(?:also |both |later |then |himself |himself also |herself )*)\Z"
)
# A subject whose relative clause stands between it and its verb: "N, who was born in N, wrote".
_SUBJECT_WHO = re.compile(
    r"(?:\A|, |; |\band )(?P<list>N), (?:who [^;.]{1,90}|[a-z]+ in [NP](?:, [NP])?(?: in [YD])?), \Z"
)
_REWRITE = re.compile(r"\b(?:had|hired|brought in|asked) (?P<name>N) (?:to )?(?:re)?write the (?:script|screenplay)")


@rule("credit-active")
def active(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read verbs with the film or its script as object: "N directed the film", "N and N wrote the screenplay"."""
    for found in _ACTIVE.finditer(sentence.shape):
        before = sentence.shape[max(0, found.start() - 200) : found.start()]
        makers = _SUBJECT_WHO.search(before) or _SUBJECT_LIST.search(before)
        if makers and not doubtful(sentence.shape, found.start()) and reading.owner(sentence, found.start()) != "other":
            start = _own_subject(sentence.shape, found.start() - len(before) + makers.start("list"), found.start())
            yield from _acting(reading, sentence, start, found)
            yield from _together(reading, sentence, found)
    for found in _INTRANSITIVE.finditer(sentence.shape):
        if reading.owner(sentence, found.start("verbs")) not in ("other", "else") and not doubtful(
            sentence.shape, found.start("verbs")
        ):
            yield from _acting(reading, sentence, found.start("list"), found)
    for rewrite in _REWRITE.finditer(sentence.shape):
        yield Found("writer", reading.person(sentence, rewrite.start("name")), rewrite.start("name"))


_AGENT = re.compile(r"\b(?:by|with|from|of) (?:[a-z]+ ){0,2}\Z")
_LAST = re.compile(r",? and (?:[a-z]+ ){0,2}(?=[NCP][^NCP]*\Z)")


def _own_subject(shape: str, start: int, verb: int) -> int:
    """Return where the subject of a verb begins: "by N, and N edited the film" has only the last name for subject."""
    if _AGENT.search(shape, max(0, start - 40), start) and (last := _LAST.search(shape, start, verb)):
        return last.end()
    return start


def _acting(reading: Reading, sentence: Sentence, start: int, found: re.Match[str]) -> Iterator[Found]:
    for item in entries(sentence, start, "NPC"):
        if item.place < found.start("verbs"):
            for relation in _made(found["verbs"], found.groupdict().get("object")):
                yield from _maker(reading, sentence, item, relation)


def _together(reading: Reading, sentence: Sentence, found: re.Match[str]) -> Iterator[Found]:
    """Yield those with whom it was done: "N wrote the film with N and N"."""
    if joint := re.compile(r" (?:together |along |in collaboration )?with ").match(sentence.shape, found.end()):
        for item in entries(sentence, joint.end(), "N"):
            if not re.match(r" (?:as|in|playing|starring|providing)\b", sentence.shape[item.end :]):
                for relation in _made(found["verbs"], found["object"]):
                    yield from _maker(reading, sentence, item, relation)


def _made(verbs: str, thing: str | None) -> list[str]:
    """Return what is said by verbs with an object: "wrote" the film, the story, the music."""
    known = list(re.findall(rf"{_VERB}|provide[sd]|contributed", verbs))
    noun = (thing or "film").split()[-1]
    special = _OBJECTS["wrote" if "wrote" in verbs or "adapted" in verbs else "provided"].get(noun)
    if noun in ("screenplay", "script", "teleplay", "story", "music", "score", "narration", "soundtrack"):
        writes = any(
            verb in ("wrote", "co-wrote", "penned", "rewrote", "composed", "adapted")
            or verb.startswith(("provide", "contrib"))
            for verb in known
        )
        special = "composer" if "composed" in known and noun in ("score", "music", "soundtrack") else special
        return [special or "writer"] if writes and noun != "soundtrack" else []
    return list(dict.fromkeys(_VERBS[verb] for verb in known if verb in _VERBS))


@rule("credit-relative")
def relative(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read relative clauses: "by N, who also wrote the screenplay", "starring N, who directed"."""
    for found in _RELATIVE.finditer(sentence.shape):
        bare = found["object"] is None
        if reading.owner(sentence, found.start()) == "other" or doubtful(sentence.shape, found.start()):
            continue
        if bare and " also " not in found[0]:
            continue
        for relation in _made(found["verbs"], found["object"]):
            yield Found(relation, reading.person(sentence, found.start("name")), found.start("name"))
        yield from _together(reading, sentence, found)


_AS_TITLE = rule_pattern(
    r"(?P<list>N(?:(?:,? and|,) N){0,4})(?: (?:also |both )?(?:served|serving|serves|acted|acting"
    r"|working|worked|was hired|credited))?"
    rf"(?: as (?:the |its |a |an )?| (?:was|is|were) (?:also )?(?:the|an|its) (?=[a-z ]+[.,;]))(?:film's )?(?P<titles>{_TITLE}(?:(?:,? "
    rf"and|,) {_TITLE}){{0,3}})s?\b(?! of(?! the film)| [NFATC])"
)
_TITLE_IS = rule_pattern(
    rf"(?:\A|\b(?:the|its|whose|film's|F's) (?:film's )?)(?P<titles>{_TITLE})s?(?: (?:of|for|on) (?:(?:the|this) (?:film|movie|picture)(?: F)?|F))?"
    rf"(?:,[^,;.]{{1,80}},)? (?:was|is|were|are|included?|includes) (?=(?:[a-z]+ ){{0,3}}N)"
)
_FILMS_TITLE = rule_pattern(rf"(?:\bfilm's|\bthe|^|\bby the|\bby|\bits) (?P<titles>{_TITLE})s? (?P<name>N)")
_DEBUT = rule_pattern(
    r"\bdirectorial (?:feature )?debut (?:of|by|for) (?:[a-zA]+ ){0,3}(?P<of>N)|(?P<own>N)'s? (?:[a-z]+ ){0,2}directorial "
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
        if not doubtful(sentence.shape, found.start()) and reading.owner(sentence, found.start()) in _OWNED:
            start = _own_subject(sentence.shape, found.start("list"), found.start("titles"))
            for item in entries(sentence, start, "N"):
                if item.place < found.start("titles"):
                    yield from _titles(reading, sentence, item.place, found["titles"])
    for found in _TITLE_IS.finditer(sentence.shape):
        if not doubtful(sentence.shape, found.start()) and reading.owner(sentence, found.start()) in _OWNED:
            for item in entries(sentence, found.end(), "N"):
                yield from _titles(reading, sentence, item.place, found["titles"])


def _titles(reading: Reading, sentence: Sentence, index: int, phrase: str) -> Iterator[Found]:
    for relation in _roles(phrase, "titles"):
        yield Found(relation, reading.person(sentence, index), index)


_TITLE_OF = rule_pattern(
    rf"(?P<list>N(?:(?:,? and|,) N){{0,4}})(?:,[^,;.]{{1,60}},)? (?:is|was|are|were) (?:also |both |credited as )*(?:the |an? )?(?P<titles>{_TITLE}(?:(?:,? and|,) "
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
        if group and reading.owner(sentence, found.start()) in _OWNED and not doubtful(sentence.shape, found.start()):
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
            for relation in _roles(found["titles"], "titles"):
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

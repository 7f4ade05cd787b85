"""What somebody did for the film, with verbs: N wrote the screenplay, N, who also directed, from a script that N wrote."""

import re
from collections.abc import Iterator

from reelgraph.pages.prose.grammar import rule_pattern
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.lexicon import alternatives
from reelgraph.pages.prose.makers import maker
from reelgraph.pages.prose.people import entries
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_VERBS = {
    "directed": "director",
    "directs": "director",
    "co-directed": "director",
    "wrote": "writer",
    "co-wrote": "writer",
    "cowrote": "writer",
    "created": "story_by",
    "conceived": "story_by",
    "devised": "story_by",
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
    r"(?P<object>(?:the|its|a|an|his|her|their)? ?(?:film's )?(?:songs and |lyrics and |original |film |musical "
    r"|music |shooting |final |first )*"
    r"(?:screenplay|script|teleplay|story|music|score|narration|soundtrack)\b(?! novel)|{film})"
)
_ACTIVE = rule_pattern(
    rf"(?P<verbs>\b(?:{_VERB}|provided|provides|contributed)(?:(?:,? and"
    rf"|,) (?:also )?{_VERB}){{0,3}}) (?:both )?{_OBJECT}"
)
_INTRANSITIVE = rule_pattern(
    r"(?:\A|, |\band |\bwhile )(?P<list>N(?: and N)?) (?P<verbs>directed|produced|wrote|scripted"
    r"|photographed|directs)(?=[.,;]|$| and N| from (?:a|his|her|the) [a-z ]*(?:script|screenplay)"
    r"| while N)"
)
_RELATIVE = rule_pattern(
    rf"(?P<name>[NC])(?: \([^()]*\))?(?:, (?:N's|an?|the|his|her) [^,;.]{{1,80}})?,? (?:who|which) (?:also |had "
    rf"|has |both |together )*(?P<verbs>{_VERB}(?:(?:,? "
    rf"and|,) (?:also )?{_VERB}){{0,3}})"
    rf"(?: (?:both )?{_OBJECT}|(?=[,.;]|$| (?:and|as well|with)))"
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
            start = own_subject(sentence.shape, found.start() - len(before) + makers.start("list"), found.start())
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


def own_subject(shape: str, start: int, verb: int) -> int:
    """Return where the subject of a verb begins: "by N, and N edited the film" has only the last name for subject."""
    if _AGENT.search(shape, max(0, start - 40), start) and (last := _LAST.search(shape, start, verb)):
        return last.end()
    return start


def _acting(reading: Reading, sentence: Sentence, start: int, found: re.Match[str]) -> Iterator[Found]:
    for item in entries(sentence, start, "NPC", clauses=False):
        if item.place < found.start("verbs"):
            for relation in _made(found["verbs"], found.groupdict().get("object")):
                yield from maker(reading, sentence, item, relation)


def _together(reading: Reading, sentence: Sentence, found: re.Match[str]) -> Iterator[Found]:
    """Yield those with whom it was done: "N wrote the film with N and N"."""
    if joint := re.compile(r" (?:together |along |in collaboration )?with ").match(sentence.shape, found.end()):
        for item in entries(sentence, joint.end(), "N"):
            if not re.match(r" (?:as|in|playing|starring|providing)\b", sentence.shape[item.end :]):
                for relation in _made(found["verbs"], found["object"]):
                    yield from maker(reading, sentence, item, relation)


def _made(verbs: str, thing: str | None) -> list[str]:
    """Return what is said by verbs with an object: "wrote" the film, the story, the music."""
    known = list(re.findall(rf"{_VERB}|provide[sd]|contributed", verbs))
    noun = (thing or "film").split()[-1]
    if noun != "story" and any(_VERBS.get(verb) == "story_by" for verb in known):
        return []
    special = _OBJECTS["wrote" if "wrote" in verbs or "adapted" in verbs else "provided"].get(noun)
    if noun in ("screenplay", "script", "teleplay", "story", "music", "score", "narration", "soundtrack"):
        writes = any(
            verb
            in (
                "wrote",
                "co-wrote",
                "cowrote",
                "created",
                "conceived",
                "devised",
                "penned",
                "rewrote",
                "composed",
                "adapted",
            )
            or verb.startswith(("provide", "contrib"))
            for verb in known
        )
        special = "composer" if "composed" in known and noun in ("score", "music", "soundtrack") else special
        special = special or ("story_by" if noun == "story" else None)
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


_WRITTEN = rule_pattern(
    r"\b(?:from|based on|upon|using|with) (?:an?|the|his|her|their|its) (?:[a-z-]+ ){0,2}?(?P<thing>screenplay"
    r"|script|teleplay|scenario|story|treatment)"
    r" (?:that |which )?(?:(?P<self>he|she|they) (?:both )?|(?P<list>N(?:(?:,? and|,) N){0,3}),? )(?:had "
    r"|also )*(?P<verb>wrote|co-wrote|cowrote|written|penned|co-written|developed)\b"
)
_LAST_FILM = re.compile(
    r"\b(?:first|last|final|only|[a-z]+th|second|third|many) (?:[a-zA-]+ ){0,3}?(?:film|movie|feature|picture|one"
    r"|western|comedy|documentary)s?"
    r" (?:that |which )?(?P<name>N) (?:ever |both |personally )?(?P<verbs>directed|produced|wrote|scored"
    r"|co-directed|edited)(?=[.,;]| (?:before|for|after|and|in|at|with|without|since|as)\b)"
)
_OF_WHOM = rule_pattern(
    rf"(?P<list>N(?:,? and|,) N), (?P<which>the latter|the former|both"
    rf"|all) of whom (?:also )?(?P<verbs>{_VERB}(?:(?:,? and|,) (?:also )?{_VERB}){{0,3}}) {_OBJECT}"
)


_BASED_HIS = re.compile(r"(?P<list>N(?: and N)?)(?:, who)? based (?:his|her|their) (?:own )?(?:screenplay|script)\b")


@rule("credit-nested")
def nested(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read credits inside other phrases: "from a script that N wrote", "the last film N directed"."""
    for found in _WRITTEN.finditer(sentence.shape):
        if reading.owner(sentence, found.start()) != "other" and not doubtful(sentence.shape, found.start()):
            yield from _wrote(reading, sentence, found)
    for based in _BASED_HIS.finditer(sentence.shape):
        for item in entries(sentence, based.start("list"), "N", clauses=False):
            if item.place < based.end("list"):
                yield Found("writer", reading.person(sentence, item.place), item.place)
    for found in _LAST_FILM.finditer(sentence.shape):
        if reading.owner(sentence, found.start()) == "film" and not doubtful(sentence.shape, found.start()):
            relation = _VERBS[found["verbs"]]
            yield Found(relation, reading.person(sentence, found.start("name")), found.start("name"))
    for found in _OF_WHOM.finditer(sentence.shape):
        if not doubtful(sentence.shape, found.start()):
            first, last = found.start("list"), found.end("list") - 1
            for place in {"the latter": [last], "the former": [first]}.get(found["which"], [first, last]):
                for relation in _made(found["verbs"], found["object"]):
                    yield Found(relation, reading.person(sentence, place), place)


def _wrote(reading: Reading, sentence: Sentence, found: re.Match[str]) -> Iterator[Found]:
    """Yield who wrote what the film was made from: those named, else the last person before "a script she wrote"."""
    relation = "story_by" if found["thing"] in ("story", "treatment") else "writer"
    place = found.start("list") if found["list"] else sentence.shape.rfind("N", 0, found.start())
    end = found.start("verb") if found["list"] else place + 1
    for item in entries(sentence, place, "N", clauses=False) if place >= 0 else ():
        if item.place < end:
            yield Found(relation, reading.person(sentence, item.place), item.place)
    if joint := re.compile(r" (?:together |along )?with ").match(sentence.shape, found.end()):
        for item in entries(sentence, joint.end(), "N"):
            yield Found(relation, reading.person(sentence, item.place), item.place)

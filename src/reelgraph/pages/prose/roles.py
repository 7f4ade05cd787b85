"""Single roles: "N plays N", "N is played by N", "N (N) finds", "his portrayal of N"."""

import re
from collections.abc import Iterator

from reelgraph.pages.prose.cast import part, played, read_cast
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_PLAYS = re.compile(
    r"(?P<list>N(?: \([^()]{1,40}\))?(?:(?:,? and|,) (?:(?:the|a|an|newcomer|actor|actress|singer|comedian"
    r"|fellow|veteran|also|young|rapper|then|future) ){0,2}N(?: \([^()]{1,40}\))?){0,12})(?:, who [^,;.]{1,90},)?,? "
    r"(?:(?:also|both|later|who|respectively|once again|once more|again|has|then|himself|herself|went on to|is|was|would go on to"
    r"|cast|briefly|all|each) ){0,3}"
    r"(?P<verb>plays?|played|portrays?|portrayed|portraying|voices?|voiced|stars?|starred|co-?stars?"
    r"|co-?starred|features(?= as )|returns?|returned|reprises?|reprised|reprising|appears?|appeared|reappears?|reappeared"
    r"|cameos?|makes? (?:an?|his|her) (?:[a-z]+ ){0,3}(?:appearance|cameo|debut)|made (?:an?|his"
    r"|her) (?:[a-z]+ ){0,3}(?:appearance|cameo|debut)"
    r"|serves? as (?:the )?narrator|narrates|narrated|provides? the voices?|provided the voices?"
    r"|took (?:the|on the)|takes (?:the|on the)|assumed the|assumes the|essays|essayed|feature|(?:are|is|were) featured|(?:have"
    r"|has|had) (?:[a-z]+,? ){0,2}(?:roles?|parts?|cameos?)|rounds? out the)\b"
)
_PLURAL = frozenset(("play portray voice star co-star return reprise appear reappear cameo have feature").split())
_LINK = re.compile(
    r"(?:(?:,? (?:as(?! well)|in|of|the|his|her|their|a|an|film|roles?|parts?|again|lead|leading"
    r"|title|titular|starring|eponymous|main|supporting|dual|from|previous|first|original|earlier"
    r"|cameo|brief|voice|small|famous|character|characters|opposite N|real-life|once|both|three"
    r"|two|multiple|an?)\b)*)"
    r"(?: (?:the )?(?:roles?|parts?|character|title role|lead|voices?|cameo|leads?) (?:of|as))? ?(?:as )?"
)
_PASSIVE = re.compile(
    r"(?:(?:is|was|are|were|being|who is|who was|now|also|here|again|both|this time|then),? )*(?:played"
    r"|portrayed|voiced|performed|essayed|enacted|acted)"
    r"(?:,? respectively,?)?(?: here| again| this time)? by "
)
_PARTS = re.compile(
    r"(?P<parts>[NFT](?:(?:,? and|,) (?:the )?[NFT]){0,6})(?: \([^()]{1,40}\)|, (?:an?|the|his"
    r"|her|their) [^,;.]{1,60},)?,? \Z"
)
_BRACKET = re.compile(
    r"(?P<character>[NF])(?:, (?:an?|the|his|her) [^,()]{1,40},?)? \((?:played by |portrayed by "
    r"|voiced by |voice of |voice by |[a-z ]{0,20}voiced by |actor |actress )?(?P<actor>N)(?: in [^()]{1,60}"
    r"|, [^()]{1,60})?\)"
)
_ELSEWHERE = re.compile(
    r"\b(?:originally|previously|originated|in the (?:original|first|previous)[^,;]*)\b[^,;]{0,40}\Z"
    r"|\b(?:music|song|songs|score|effects|theme|stunts)\b[^,;]*\Z"
)
_SHE = re.compile(
    r"\b(?P<actor>N)[^.;]{0,140}?\bfor (?:his|her) (?:[a-z-]+ ){0,2}(?:portrayal|performance|role"
    r"|work|turn) (?:of|as) (?P<rest>)"
)
_TITLE_ROLE = re.compile(r"\bin the (?:title|titular|eponymous) role")
_OF_FILM = frozenset(("film", "person", "source"))


@rule("role-active")
def plays(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read acting verbs: "N plays N", "N and N reprised their roles", "N appears as the sheriff N"."""
    for found in _PLAYS.finditer(sentence.shape):
        if not _about_film(reading, sentence, found) or (found["verb"].endswith("ing") and "," in found[0]):
            continue
        people = _listed(sentence.shape, *found.span("list"))
        if not people or (len(people) == 1 and found["verb"] in _PLURAL and " to " not in found[0]):
            continue
        characters = _characters(sentence, found, len(people))
        for index, person in enumerate(people):
            character = characters[index] if len(characters) == len(people) else None
            yield played(reading, sentence, person, character)


def _listed(shape: str, start: int, end: int) -> list[int]:
    bare = re.sub(r"\([^()]*\)", lambda bracket: "_" * len(bracket[0]), shape[start:end])
    return [start + index for index, letter in enumerate(bare) if letter == "N"]


def _about_film(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    owner = reading.owner(sentence, found.start("verb"))
    verb = found["verb"]
    if owner not in _OF_FILM or doubtful(sentence.shape, found.end("verb")):
        return False
    rest = sentence.shape[found.end() : found.end() + 80]
    if verb.startswith(("played", "portrayed", "voiced")) and re.match(r" (?:here )?by\b", rest):
        return False
    if verb.startswith(("play", "voice")) and re.match(
        r" (?:a|an|the) [a-z]+ (?:role|part) in\b(?! (?:the|this) (?:film|movie))| in\b(?! (?:the|this) (?:film"
        r"|movie))| (?:for|at|on|with|against|out|up|to)\b",
        rest,
    ):
        return False
    if verb.startswith(("star", "co-star", "appear", "cameo", "return", "reappear", "take", "took", "make", "made")):
        return re.match(
            r" (?:[a-z]+ )?(?:as|with|in (?:F|(?:the|this) (?:film|movie|lead|title|cast))|opposite|in (?:a|an"
            r"|supporting|small|minor|the) [a-z -]*(?:roles?|parts?|cameos?)|together|here|to the (?:role"
            r"|cast)|roles?|parts?|briefly|in (?:archive|flashbacks?|both)|alongside|leads?|lead roles?"
            r"|title roles?)\b|[.,]?$| and (?:co-)?(?:wrote|writes|directs|directed|produced|edited|scored|sings)\b|, (?:as|with|in|along with|alongside|together with)",
            rest,
        ) is not None or verb.startswith(("make", "made", "cameo", "ha", "are f", "is f", "were f"))
    return True


def _characters(sentence: Sentence, found: re.Match[str], number: int) -> list[int | None]:
    """Return the characters after the verb, as many as there are actors where they are said one by one."""
    link = _LINK.match(sentence.shape, found.end())
    position = link.end() if link else found.end()
    if sentence.shape[position : position + 1] == " ":
        position += 1
    first = part(sentence, position)
    own = (
        first.place is not None
        and sentence.shape[first.place] == "F"
        and link is not None
        and link[0].strip().endswith(("in", "in the film"))
    )
    characters: list[int | None] = [None if own else first.place]  # "stars in F" names the film
    end = first.end
    while len(characters) < number and (joint := re.compile(r",? and (?:the )?|, ").match(sentence.shape, end)):
        following = part(sentence, joint.end())
        if following.place is None:
            break
        characters.append(following.place)
        end = following.end
    return characters if len(characters) == number else [None] * number


_MILESTONE = re.compile(
    r"\A(?:it|this|F|the (?:film|movie|picture)) (?:is|was|marks|marked|would be|features|featured)(?: also)? (?P<who>N)'s "
    r""
    r"(?!directorial|[a-z]+ directorial)(?:[a-zA-]+ ){0,3}(?:roles?|appearances?|performances?"
    r"|debut|film|picture)\b"
)


@rule("role-milestone")
def milestone(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a step of somebody's career: "it was N's last film role"; a debut of a director is another thing."""
    found = _MILESTONE.match(sentence.shape)
    if found and "direct" not in found[0] and re.search(r"\b(?:role|appearance|performance|debut)", found[0]):
        yield played(reading, sentence, found.start("who"), None)


_PRONOUN = re.compile(
    r"\A(?P<who>N)\b[^;]*?\b(?:he|she|(?<=screenplay )and|(?<=script )and|(?<=film )and|(?<=it )and"
    r"|(?<=directed )and) (?:also |later |briefly |himself |herself )*(?:(?P<verb>plays|played"
    r"|portrays|portrayed|voices|voiced|stars as|co-stars as|appears as|appeared as)|(?:appears"
    r"|appeared|cameos|stars|starred|makes a cameo|has a cameo|made a cameo)(?: appearance)?(?: briefly)? (?:in "
    r"(?:a|the) [a-z ]*(?:role|part|cameo)|as|in the film))\b"
)


@rule("role-pronoun")
def pronoun(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a role told of somebody named earlier in the sentence: "N advised the crew, and he appears as a guard"."""
    if (found := _PRONOUN.match(sentence.shape)) and not doubtful(sentence.shape, found.end()):
        character = part(sentence, found.end() + 1).place if found["verb"] else None
        yield played(reading, sentence, found.start("who"), character)


@rule("role-passive")
def played_by(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read characters with their actors: "N is played by N", "the parts of N and N are played by N and N"."""
    for found in _PASSIVE.finditer(sentence.shape):
        before = sentence.shape[max(0, found.start() - 160) : found.start()]
        if reading.owner(sentence, found.end()) not in _OF_FILM or doubtful(sentence.shape, found.start()):
            continue
        if _ELSEWHERE.search(before):
            continue
        players, _ = read_cast(sentence, found.end())
        names = _named_before(before, found.start())
        paired = len(names) == len(players)
        for place, player in enumerate(players):
            character = names[place] if paired and player.part is None else player.part
            yield played(reading, sentence, player.item.place, character)


def _named_before(before: str, position: int) -> list[int]:
    """Return where the characters stand that a passive has just named."""
    found = _PARTS.search(before)
    if not found:
        return []
    start = position - len(before)
    return [start + index for index in range(*found.span("parts")) if before[index] in "NFT"]


@rule("role-bracket")
def bracket(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a character with the actor in brackets, as in summaries of the story: "N (N) finds a letter"."""
    for found in _BRACKET.finditer(sentence.shape):
        before = sentence.shape[: found.start()]
        listed = re.search(
            r"\b(?:starring|stars|starred|features|featuring|cast|nominat\w+|directed|produced|written"
            r"|films such as)\b[^;]*\Z",
            before,
        )
        named = re.search(r"\b(?:by|to|film|novel|novels|book|films|of the)\Z", before[-20:].rstrip())
        full = reading.person(sentence, found.start("actor"))
        known = " " in reading.page.text[full.start : full.end].strip()
        if reading.owner(sentence, found.start()) != "other" and known and not listed and not named:
            yield played(reading, sentence, found.start("actor"), found.start("character"))


@rule("role-portrayal")
def portrayal(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a role named with a prize or praise: "N was nominated … for her portrayal of N"."""
    for found in _SHE.finditer(sentence.shape):
        character = part(sentence, found.end())
        if (
            character.place is not None
            and reading.owner(sentence, found.end()) in _OF_FILM
            and not doubtful(sentence.shape, found.start())
        ):
            mention = reading.names.fullest(sentence.mention(character.place))
            yield Found(
                "actor", reading.person(sentence, found.start("actor")), found.start("actor"), {"character": mention}
            )

"""Single roles: "N plays N", "N is played by N", "N (N) finds", "his portrayal of N"."""

import re
from collections.abc import Iterator

from reelgraph.pages.prose.cast import played
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.players import part, read_cast
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_PLAYS = re.compile(
    r"(?P<list>N(?: \([^()]{1,40}\))?(?:(?:,? and|,) (?:(?:the|a|an|newcomer|actor|actress|singer|comedian"
    r"|fellow|veteran|also|young|rapper|then|future) ){0,2}N(?: \([^()]{1,40}\))?){0,12})(?:, (?:who|in (?:his|her"
    r"|an?)|an?|the) [^,;.]{1,90},)?,? "
    r"(?:(?:also|both|later|who|respectively|once again|once more|again|has|then|himself|herself|went on to|is|was"
    r"|would go on to"
    r"|cast(?! as)|briefly|all|each) ){0,3}?"
    r"(?P<verb>plays?|played|portrays?|portrayed|portraying|voices?|voiced|stars?|starred|co-?stars?"
    r"|co-?starred|features(?= as )|returns?|returned|reprises?|reprised|reprising|appears?|appeared|reappears?"
    r"|reappeared"
    r"|cameos?|makes? (?:an?|his|her) (?:[a-z]+ ){0,3}(?:appearance|cameo|debut)|made (?:an?|his"
    r"|her) (?:[a-z]+ ){0,3}(?:appearance|cameo|debut)"
    r"|serves? as (?:the )?narrator|narrates|narrated|provides? the voices?|provided the voices?"
    r"|took over (?:the|his|her|their)(?= roles?\b)|took (?:the|on the)|takes (?:the|on the)|assumed the"
    r"|assumes the|essays|essayed|feature|(?:are|is|were) featured|(?:have"
    r"|has|had) (?:an? )?(?:[a-z]+,? ){0,2}(?:roles?|parts?|cameos?)|rounds? out the|(?:is|are|was"
    r"|were) (?:also )?(?:featured|seen)"
    r"|(?:leads?|led|heads?|headed|headlines?|joins?|joined|joining|completes?|completed) the (?:[a-z]+ )?(?:cast"
    r"|ensemble)"
    r"|(?:is|are|was|were) among the (?:[a-z]+ )?(?:cast|stars|players|actors)|(?:is|are|was|were) cast(?= (?:as"
    r"|opposite|alongside)\b))\b"
)
_PLURAL = frozenset(("play portray voice star co-star return reprise appear reappear cameo have feature").split())
_SINGULAR = frozenset("plays portrays voices reprises essays narrates".split())
_LINK = re.compile(
    r"(?: in (?:F|(?:the|this) (?:film|movie|short|picture|production|comedy"
    r"|drama))(?= as ))?(?:(?:,? (?:as(?! well)|in|of|the|his|her|their|a|an|film|roles?|parts?|again|lead|leading"
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
    r"|her|their) [^,;.NC]{1,60},)?,? \Z"
)
_BRACKET = re.compile(
    r"(?P<character>[NF])(?:, (?:an?|the|his|her) [^,()NC]{1,40},?)? \((?:played by |portrayed by "
    r"|voiced by |voice of |voice by |[a-z ]{0,20}voiced by |actor |actress )?(?P<actor>N)(?: in [^()]{1,60}"
    r"|, [^()]{1,60})?\)"
)
_ELSEWHERE = re.compile(
    r"\b(?:originally|previously|originated|in the (?:original|first|previous)[^,;]*)\b[^,;]{0,40}\Z"
    r"|\b(?:music|song|songs|score|effects|theme|stunts)\b[^,;]*\Z"
)
_OWN = re.compile(
    r"(?P<actor>N)'s? (?:[a-z-]+ ){0,2}(?:portrayal|performance|role|turn) (?:of|as) (?P<rest>)(?=N|the|a)"
)
_SHE = re.compile(
    r"\b(?P<actor>N)[^.;]{0,140}?\bfor (?:his|her) (?:[a-z-]+ ){0,2}(?:portrayal|performance|role"
    r"|work|turn) (?:of|as) (?P<rest>)"
)
_SHE_NEAR = re.compile(_SHE.pattern.replace("[^.;]{0,140}?", "[^.;N]{0,140}?", 1))
_TITLE_ROLE = re.compile(r"\bin the (?:title|titular|eponymous) role")
_OF_FILM = frozenset(("film", "person", "source"))


@rule("role-active")
def plays(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read acting verbs: "N plays N", "N and N reprised their roles", "N appears as the sheriff N"."""
    for found in _PLAYS.finditer(sentence.shape):
        if not _about_film(reading, sentence, found) or (found["verb"].endswith("ing") and "," in found[0]):
            continue
        people = _listed(sentence.shape, *found.span("list"))
        if _AS_BEFORE.search(sentence.shape, 0, found.start("list")):
            people = people[-1:]  # "with N as the heroine N, and N played"
        if found["verb"] in _SINGULAR and not re.search(r"\band\b|\(", found["list"]):
            people = people[-1:]  # "in which N voices N, N voices N": the name before is somebody played
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
    if (reading.is_cartoon and "voice" not in verb) or _AS_TRADE.match(sentence.shape, found.end()):
        return False
    if owner not in _OF_FILM or doubtful(sentence.shape, found.end("verb")):
        return False
    rest = sentence.shape[found.end() : found.end() + 80]
    if verb.startswith(("played", "portrayed", "voiced")) and re.match(r" (?:here )?by\b", rest):
        return False
    if re.match(
        r" [^.;,]{0,40} in the (?:first|original|previous|earlier|preceding) (?:film|movie|one|series|version"
        r"|picture)\b",
        rest,
    ):
        return verb.startswith(("return", "repris"))
    if verb.startswith(("play", "voice")) and re.match(
        r" (?:a|an|the) [a-z]+ (?:role|part) in\b(?! (?:the|this) (?:film|movie))| in\b(?! (?:the|this) (?:film"
        r"|movie))| (?:for|at|on|with|against|out|up|to)\b",
        rest,
    ):
        return False
    if verb.startswith(("star", "co-star", "appear", "cameo", "return", "reappear", "take", "took", "make", "made")):
        return re.match(
            r" (?:[a-z]+ )?(?:as|with|in (?:F|(?:the|this) (?:film|movie|short|picture|production|comedy|drama"
            r"|western|lead|title|main|cast))|opposite|in (?:a|an|his|her"
            r"|supporting|small|minor|principal|other|the) [a-z -]*(?:roles?|parts?|cameos?)|together|here"
            r"|to the (?:role"
            r"|cast)|roles?|parts?|briefly|in (?:archive|flashbacks?|both)|from the (?:previous|first|original"
            r"|earlier|last)|alongside|leads?|lead roles?"
            r"|title roles?)\b|[.,]?$| and (?:co-)?(?:wrote|writes|directs|directed|produced|edited|scored"
            r"|sings)\b|, (?:as|with|in|reprising|making|appearing|along with|alongside|together with)",
            rest,
        ) is not None or verb.startswith(("make", "made", "cameo", "ha", "are ", "is ", "were ", "was "))
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


_AS_DID = re.compile(r",? as (?:did|does|do|is|was|were) (?:[a-z]+ ){0,2}?(?P<who>N)\b")
_IS_ROLE = re.compile(
    r"\A(?P<who>N)(?:, [^,;.]{1,60},)? is (?:the )?(?:(?!(?:based|on|in|from|of|to|by|at|with|for|not|also|a"
    r"|an)\b)[a-z-]+ ){0,3}(?P<part>N)\b(?!'s| of\b)"
)
_AS_TRADE = re.compile(
    r" as (?:the |its |an? )?(?:film's )?(?:[a-z-]+ )?(?:director|producer|co-producer|writer|screenwriter|composer"
    r"|cinematographer|editor)s?\b"
)
_AS_BEFORE = re.compile(r" (?:as|plays|portrays|voices|played|portrayed|voiced) (?:the |a |an )?(?:[a-z-]+ ){0,3}\Z")
_COPULA = re.compile(r"(?:,? and|,? while|;|,) (?P<who>N) is (?=(?:an?|the|his|her|their) |N(?=[.,;]|$))")
_PLAYS_IN = re.compile(r"\AN (?:plays|portrays|stars as|is)\b")
_ACTS = re.compile(
    r"\b(?:plays?|portrays?|stars? as|played|portrayed|starring N as|is cast|ha(?:s|d|ve) (?:[a-z]+ ){0,3}roles?)\b"
)


@rule("role-copula")
def copula(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a role told after another's: "N plays the mayor, N is his driver, and N is N"."""
    acts = _ACTS.search(sentence.shape)
    if did := _AS_DID.search(sentence.shape, acts.end() if acts else len(sentence.shape)):
        yield played(reading, sentence, did.start("who"), None)
    before = reading.sentences[sentence.number - 1].shape if sentence.number else ""
    if (role := _IS_ROLE.match(sentence.shape)) and (_PLAYS_IN.search(before) or _IS_ROLE.match(before)):
        yield played(reading, sentence, role.start("who"), role.start("part"))
    for found in _COPULA.finditer(sentence.shape, acts.end()) if acts else ():
        if reading.owner(sentence, found.start("who")) in _OF_FILM and " " in sentence.words(found.start("who")):
            name = found.end() if sentence.shape[found.end()] == "N" else None
            yield played(reading, sentence, found.start("who"), name)


_MILESTONE = re.compile(
    r"\A(?:[^;.]{1,60}, )?(?:it|this|F|(?:the|this) (?:film|movie|picture)) (?:is|was|marks|marked|would be|features"
    r"|featured)(?: also| both)? (?:(?P<also>N)(?:'s)? and )?(?P<who>N)'s "
    r""
    r"(?!directorial|[a-z]+ directorial)(?:[a-zA-]+ ){0,3}(?:roles?|appearances?|performances?"
    r"|debut|film|picture)\b"
)


_LAST_FILM = re.compile(
    r"(?:it|this|F|the (?:film|movie|picture)) (?:is|was|marks|marked|would be)(?: also"
    r"| both)? (?:(?P<also>N)(?:'s)? and )?(?P<who>N)'s (?:final"
    r"|last|first|only) (?:[a-z]+ )?(?:film|movie|screen appearance)(?=[.,;]| (?:before|and|for|after|in)\b)"
)


def _is_director(reading: Reading, sentence: Sentence, index: int) -> bool:
    director = reading.director()
    return director is None or reading.page.text[director.start : director.end].endswith(
        sentence.words(index).split()[-1]
    )


@rule("role-milestone")
def milestone(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a step of somebody's career: "it was N's last film role"; a debut of a director is another thing."""
    found = _MILESTONE.match(sentence.shape)
    if found and found["also"] and "direct" not in found[0]:
        yield played(reading, sentence, found.start("also"), None)
    last = _LAST_FILM.match(sentence.shape)
    if last and not _is_director(reading, sentence, last.start("who")):
        for name in ("also", "who") if last["also"] else ("who",):
            yield played(reading, sentence, last.start(name), None)
    if found and "debut" in found[0] and reading.director() and _is_director(reading, sentence, found.start("who")):
        return
    if found and "direct" not in found[0] and re.search(r"\b(?:role|appearance|performance|debut)", found[0]):
        yield played(reading, sentence, found.start("who"), None)


_PRONOUN = re.compile(
    r"\A(?P<who>N)\b[^;]*?\b(?:he|she|and(?= also (?:appears|plays|portrays|stars))|(?<=screenplay )and"
    r"|(?<=script )and|(?<=film )and|(?<=it )and"
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
        if reading.owner(sentence, found.end()) not in {*_OF_FILM, "else"} or doubtful(sentence.shape, found.start()):
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
    """Read a role named with a prize or praise: "N was nominated … for her portrayal of N", "N's portrayal of N"."""
    nearest = list(_SHE_NEAR.finditer(sentence.shape)) or list(_SHE.finditer(sentence.shape))
    for found in [*nearest, *_OWN.finditer(sentence.shape)]:
        character = part(sentence, found.end()).place
        if character is None and sentence.shape[found.end()] == "N":
            character = found.end()
        if (
            character is not None
            and reading.owner(sentence, found.end()) in _OF_FILM
            and not doubtful(sentence.shape, found.start())
        ):
            mention = reading.names.fullest(sentence.mention(character))
            yield Found(
                "actor", reading.person(sentence, found.start("actor")), found.start("actor"), {"character": mention}
            )

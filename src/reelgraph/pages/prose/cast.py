"""Who plays in the film, and whom: starring, with, "N as N", voices, returning actors."""

import re
from collections.abc import Iterator

from reelgraph.pages.document import Mention
from reelgraph.pages.prose.grammar import rule_pattern
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.players import AS, Player, read_cast
from reelgraph.pages.prose.reading import Found, Reading, bare_name, rule
from reelgraph.pages.prose.shape import Sentence

_ADVERB = r"(?:(?:also|again|mainly|primarily|briefly|both|notably|prominently|once again|of course) )?"
_TRIGGER = rule_pattern(
    r"(?:\b(?:co-|co)?(?:starring|stars|starred)(?: are| is| were| include[sd]?)?|\bfeatur(?:ing"
    r"|es|ed)|\bheadlined by|\btop-lining|\btoplining|\bintroducing|\bintroduce[sd]|\b(?:re)?(?:teams"
    r"|teamed|unites|united|pairs|paired)|\bpairs"
    r"|\b(?:led|headed|topped) by|\bled by"
    r"|\bcast (?:(?:of|which|that|also) ){0,2}(?:includes|included|including|consists of|consisting of"
    r"|featuring|features|comprises|comprising|is led by"
    r"|is headed by|was headed by|led by|headed by|with|starring|stars|members? (?:include[sd]?"
    r"|including)|are|is|was|were|of)"
    r"|\b(?:also|others|others also|other performers|and) (?:appearing |featured )?(?:in (?:the"
    r"|its) (?:supporting )?cast|featured|appearing|seen|cast|co-starring|in supporting roles"
    r"|rounding out the cast)(?: in (?:supporting|smaller|minor|small) roles| in the film| in support)? (?:are|is"
    r"|were|was|include[sd]?)"
    r"|\A(?:in (?:the|its) (?:supporting )?cast|in support|featured|appearing|co-starring|in (?:the )?(?:supporting"
    r"|title|leading|lead|smaller|minor|other|main) (?:roles?|parts?)"
    r"|rounding out the cast|joining (?:them|him|her|the cast))(?: in (?:supporting|smaller|minor|small) roles"
    r"| in the film| in the cast)? (?:are|is|were|was)"
    r"|\b(?:numerous|many|several) (?:[a-z]+ )?cameos are"
    r"|\bappear(?:ing|s|ed)?(?: in the (?:film|movie|picture)| as themselves| in cameos)*,? including"
    r"|\bcast(?: members)? (?:from|of) (?:the )?[a-z ]{1,30},? including"
    r"|\bmembers of the (?:film's )?cast (?:are|include[sd]?|includes)"
    r"|\b(?:leads?|stars?|actors|players|performers|cast members) (?:are|were|is|was)(?= (?:[a-z]+ ){0,2}N)"
    r"|\bas well as the return of|\binclude[sd]?(?= N[^.;]* in the (?:supporting )?cast)"
    r"|\b(?:[a-z]+th|first|second|third|last|final|only)(?: (?:film|movie|one|entry|installment|picture)"
    r"| of [a-z' ]{1,40})? to (?:star|feature(?![^.;,]* character))"
    r"|\b(?:supporting|other|main|lead|leading|principal|starring|key|minor|small|featured|additional"
    r"|bit|cameo|title) (?:supporting |starring |leading )?(?:roles?|parts?|players|cast|actors|actresses"
    r"|cast members|stars"
    r"|performers)(?: in (?:the|this) (?:film|movie))?"
    r"(?: (?:are|is|were|was|being))?(?: (?:played|portrayed|performed|done|filled|taken|essayed|provided))?(?: by"
    r"| include[sd]?| including| for| from| go to|:)"
    r"|\b(?<!song )(?<!musical )(?<!dance )(?:cameos?|cameo appearances?|appearances?|special appearances?"
    r"|guest appearances?|guest spots?|supporting turns?|performances?|turns|support) (?:by|from)"
    r"|\b(?:final|last|first|penultimate|only|rare|early|screen|film|acting)(?: [a-z]+){0,2} (?:appearances?"
    r"|performances?|roles?) (?:of|by|for)|\bsupported by|\bco-starred|\balong with|\balongside"
    r"|\bopposite|\bvoices? (?:talents? |acting |work |performances? )?(?:of|by|from)|\bvoice talents of"
    r"|\bvoiced by|\bvoice (?:characterizations?|acting|work|performances?|roles?)(?: (?:is|are|was"
    r"|were)(?: provided)?)? by"
    r"|\bvoice cast (?:includes|including|features|featuring|of|consisting of)|\bappearances? by"
    r"|\b(?:marks?|marked|marking|is|was|in|and|featur(?:es|ed|ing)) the (?:[a-z]+ ){0,3}?(?:film|acting"
    r"|screen|movie|feature|big-screen|motion picture) debuts? of"
    r"|\b(?:lead|leads?|starring|main|supporting|fellow|cast|leading) (?:actors?|actress(?:es)?"
    r"|stars?|members?)(?= [N])"
    r"|\bplayed by|\bportrayed by|\bperformed by|\bwith|\bby)"
    rf"[,:]? {_ADVERB}(?P<open>(?:(?:an? |the )(?:[a-zNA'-]+ ){{1,8}}(?:talents|actors|players|stars|performers"
    rf"|comedians|veterans|celebrities),? "
    r"(?:consisting of|comprising|composed of|made up of|including|such as|like) |(?:an? |the |its "
    r"|their )?(?:[a-z-]+ ){{0,3}}(?:cast|ensemble"
    rf"|line-up|lineup|voice cast|ensemble cast|stars|voices|voice talents|talents|likes|performances"
    rf"|voice|debut|cameo(?:s| appearances)?)"
    r"(?:,)? (?:that |which )?(?:of|including|includes|included|featuring|consisting of|composed of"
    r"|comprising|led by|headed by|made up of|with|by|from|for|starring) |(?:[a-zNCA'-]+ ){1,6}(?:talents|actors"
    r"|players|stars|performers|comedians|veterans|celebrities),? "
    r"(?:including|such as|like) )?)"
)
_IN_LEAD = re.compile(r"\A(?:co-)?starring (?:as|in) [^,;.NCT]{1,60}, (?P<who>N)\b")
_WHO_PLAYED = re.compile(
    r"(?P<who>N), who [^;.]{0,80}\b(?:played|plays|takes|took) the (?:starring|title|lead|leading|main|titular) role"
)
_STARRING_HIM = re.compile(
    r"\bdirected (?:and [a-z-]+ )?by N (?:and )?(?:starring|stars) (?:himself|herself|him|her)\b"
)
_SURE = re.compile(
    r"\b(?:portray|portrayed|portrays|plays|played|star|stars|starring|starred|cast|featur(?!e\b)|role"
    r"|roles|voice|cameo|appearance|lead|players)"
)


_PERFORMER = re.compile(
    r"\b(?:is|was) (?:an?|the) (?:(?!\bby\b)[^.;]){0,60}?\b(?:concert|live|music|tour|stand-up)\b(?:(?!\b(?:by|album)\b)[^.;]){0,40}?\b(?:videos?|film|dvd|recording|special|documentary)\b(?:(?!\bby\b)[^.;]){0,40}?\b(?:by|of|featuring|from|documenting one of)"
    r" (?:the )?(?:(?:A|N|[a-z-]+) ){0,5}?(?:band|group|singers?|guitarist|rapper|musician|artist|duo|trio|comedian|pianist|songwriter|singer-songwriter|entertainer|performer)"
    r" (?P<who>N)"
)


@rule("cast-performer")
def performer(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read who performs in a filmed concert: "is a live concert video by the A band N"."""
    found = _PERFORMER.search(sentence.shape) if reading.first_named(sentence) else None
    if found:
        yield played(reading, sentence, found.start("who"), None)


@rule("cast-list")
def cast_list(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read lists of actors after starring, featuring, "with a cast of" and the like, with their characters after "as"."""
    done = 0
    for found in _TRIGGER.finditer(sentence.shape):
        if reading.is_cartoon and "voic" not in found[0]:
            continue
        if found.start() >= done and _speaks_of_film(reading, sentence, found):
            players, done = read_cast(sentence, found.end())
            players = players[_character_first(sentence, found, players) :]
            if act := _double_act(reading, sentence, players):
                yield act
            else:
                yield from _players(reading, sentence, players)
    if _STARRING_HIM.search(sentence.shape) and (director := reading.director()):
        yield Found("actor", director, 0)
    if (own := _WHO_PLAYED.search(sentence.shape)) and reading.owner(sentence, own.start()) != "other":
        yield played(reading, sentence, own.start("who"), None)
    if leading := _IN_LEAD.match(sentence.shape):
        yield played(reading, sentence, leading.start("who"), None)


def _character_first(sentence: Sentence, found: re.Match[str], players: list[Player]) -> bool:
    """Say whether "features the N" shows a character first, not an actor or a group of them."""
    if not players or not found[0].startswith(("featur", "introduc")):
        return False
    first = players[0].item.place
    return sentence.shape[found.end() : first] == "the " and not sentence.words(first).endswith("s")


def _double_act(reading: Reading, sentence: Sentence, players: list[Player]) -> Found | None:
    """Return two who are known by one name: "starring N and N", each a single word and never named more fully."""
    if len(players) != len(("one", "other")) or any(player.part for player in players):
        return None
    first, last = (player.item.place for player in players)
    joint = sentence.shape[first + 1 : last]
    alone = all(reading.person(sentence, place) == sentence.mention(place) for place in (first, last))
    if joint not in (" and ", " & ") or not alone or " " in sentence.words(first) + sentence.words(last):
        return None
    return Found("actor", sentence.mention(first, last + 1), first)


def _speaks_of_film(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    shape, start = sentence.shape, found.start()
    verb = found[0].split(",")[0].strip()
    owner = reading.owner(sentence, start)
    if doubtful(shape, start):
        return False
    if _ROLL.match(verb):
        return start < len("others ")
    if (
        verb.startswith(
            ("with", "by", "alongside", "opposite", "along with", "led by", "headed by", "introducing", "supported by")
        )
        and not found["open"]
    ):
        return owner in (
            "film",
            "person"
            if verb.startswith(("opposite", "alongside", "along with")) or _also_acted(shape, start)
            else "film",
        ) and _in_cast(shape, start, verb)
    if (
        owner == "person"
        and re.search(r"\bwho (?:also )?\Z", shape[:start])
        and re.match(r"(?:co-)?stars (?:with|alongside|opposite) ", shape[start:])
    ):
        return True
    if owner == "person" and re.match(r"(?:co-|co)?(?:stars|starred|starring)$|featur", verb):
        return False
    if verb.startswith(("played by", "portrayed by", "performed by", "voiced by")):
        return False
    if verb.startswith("featur") and _BY_CRAFT.match(shape, start):
        return False
    if verb.startswith("featuring") and _MUSIC.search(shape, max(0, start - 60), start):
        return False
    if verb.startswith("perform"):
        return owner == "film"
    return owner in ("film", "source" if "voice" in verb or "cast" in verb else "film")


_ALSO_STARRING = re.compile(
    r"with (?:[a-zA-]+ ){0,3}N(?: \([^()]*\))?(?:(?:, and|,"
    r"| and) (?:[a-z]+ ){0,2}N(?: \([^()]*\))?){0,20},? (?:also |all )?"
    r"(?:starring|co-starring|appearing|featured|joining the cast|rounding out|completing|making [a-z]+ (?:cameos?"
    r"|appearances?)"
    r"|playing (?:[a-z]+ ){0,3}(?:roles|parts)|in (?:[a-z]+ ){0,2}(?:roles|parts|cameos))\b"
)
_ACTED = re.compile(
    r"\bN (?:stars|co-stars|plays|portrays|voices|is cast|leads|appears|starred|played|portrayed|voiced)\b"
)
_WITH_ROLES = re.compile(rf"with (?:[a-zA-]+ )*N(?: \([^()]*\))?{AS.pattern}")


def _also_acted(shape: str, start: int) -> bool:
    """Say whether "with N as N" goes on from another actor's role: "N stars as N, with N as N"."""
    if _ALSO_STARRING.match(shape, start):
        return True
    return _ACTED.search(shape, 0, start) is not None and _WITH_ROLES.match(shape, start) is not None


_BY_CRAFT = re.compile(
    r"featur(?:ing|es|ed) (?:[a-z-]+ ){0,4}?(?:effects|music|songs?|animation|photography|costumes|designs?"
    r"|choreography|visuals|stunts|sets|score|make-up|makeup) (?:by|from) "
)
_ROLL = re.compile(
    r"(?:also|others|other performers|in (?:the|its|support)|featured|appearing|co-starring|rounding"
    r"|joining)\b.* (?:are|is|were|was)\Z"
)
_MUSIC = re.compile(r"\b(?:music|score|soundtrack|album|songs?|theme)\b(?:(?! and )[^.;])*\Z")


def _in_cast(shape: str, start: int, verb: str) -> bool:
    """Say whether "with" or "by" continues a cast list rather than a credit."""
    if verb == "by":
        return bool(re.search(r"\bstars [^.;]*, and \Z", shape[:start]))
    if not verb.startswith("with"):
        return bool(_SURE.search(shape, 0, start))
    if re.match(
        r"with (?:the )?[N](?:'s)?(?: \([^()]*\))?(?:,? and N| playing| starring| co-starring)? (?:as (?:the "
        r"|its )?(?:executive |associate |co-)?(?:producer|director|writer|composer|editor|cinematographer)"
        r"|serving|acting as|at |directing|producing|writing|providing|handling|composing|returning to"
        r"|taking over|replacing|being)",
        shape[start:],
    ):
        return False
    before = shape[:start]
    if re.search(
        r"(?:music|screenplay|script|double feature|double bill|feature|deal|partnership|association"
        r"|collaboration|cooperation|contract|affair|love|together|along|co-produced|produced|directed"
        r"|written|interviews?|war|fight|work(?:ed|ing)?|reunited|met|meets?|him|her|them|lives|dealing) \Z",
        before,
    ):
        return False
    if re.search(r"\AF\b[^.;]* (?:film|movie|comedy|drama|western|musical|thriller) \Z", before) and re.match(
        r"with N(?: \([^()]*\))?(?:, N|,? and N)", shape[start:]
    ):
        return True
    if _ALSO_STARRING.match(shape, start):
        return True
    if re.search(r"\AF\b[^.;]*, \Z", before) and re.match(r"with N(?:, N){0,12},? and N(?=[.]|$)", shape[start:]):
        return True
    return bool(re.search(r"\b(?:starr|stars|starred|cast|featur(?:es|ing)|voice|roles?)", before)) or bool(
        re.match(
            r"with (?:[a-zA]+ )*[N](?: \([^()]*\))?(?:,| and)? (?:[^.;]{0,60}?)(?:as (?:[a-zA]+ )*N|in (?:the"
            r"|a|an|supporting|minor|small|other) (?:[a-z]+ )*(?:roles?|parts?|leads?|cast|cameo))",
            shape[start:],
        )
    )


def _players(reading: Reading, sentence: Sentence, players: list[Player]) -> Iterator[Found]:
    for player in players:
        yield played(reading, sentence, player.item.place, player.part)


def played(reading: Reading, sentence: Sentence, actor: int, character: int | None) -> Found:
    """Return the fact that the actor at `actor` of the shape plays, with the character where one is named."""
    qualifiers: dict[str, Mention] = {}
    if character is not None:
        qualifiers["character"] = bare_name(sentence, character)
    shared = sentence.shape.endswith(", and ", 0, actor)  # "N, N, and Ada and Bo Lind"
    return Found("actor", reading.person(sentence, actor, first_names=shared), actor, qualifiers)

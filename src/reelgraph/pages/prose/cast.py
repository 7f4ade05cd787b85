"""Who plays in the film, and whom: starring, with, "N as N", voices, returning actors."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reelgraph.pages.document import Mention
from reelgraph.pages.prose.grammar import rule_pattern
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.people import Entry, entry, follows_verb
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_ADVERB = r"(?:(?:also|again|mainly|primarily|briefly|both|notably|prominently|once again|of course) )?"
_TRIGGER = rule_pattern(
    r"(?:\b(?:co-|co)?(?:starring|stars|starred)(?: are| is| were| include[sd]?)?|\bfeatur(?:ing"
    r"|es|ed)|\bheadlined by|\btop-lining|\btoplining|\bintroducing|\bintroduces|\b(?:re)?(?:teams"
    r"|teamed|unites|united|pairs|paired)|\bpairs"
    r"|\b(?:led|headed|topped) by|\bled by"
    r"|\bcast (?:(?:of|which|that|also) ){0,2}(?:includes|included|including|consists of|consisting of"
    r"|featuring|features|comprises|comprising|is led by"
    r"|is headed by|was headed by|led by|headed by|with|starring|stars|members? (?:include[sd]?"
    r"|including)|are|is|was|were|of)"
    r"|\bmembers of the (?:film's )?cast (?:are|include[sd]?|includes)"
    r"|\b(?:leads?|stars?) (?:are|were|is|was)(?= (?:[a-z]+ ){0,2}N)|\bas well as the return of|\binclude[sd]?(?= N[^.;]* in the (?:supporting )?cast)"
    r"|\b(?:[a-z]+th|first|second|third|last|final|only)(?: (?:film|movie|one|entry|installment|picture)| of [a-z' ]{1,40})? to (?:star|feature(?![^.;,]* character))"
    r"|\b(?:supporting|other|main|lead|leading|principal|starring|key|minor|small|featured|additional"
    r"|bit|cameo|title) (?:roles?|parts?|players|cast|actors|actresses|cast members|stars|performers)(?: in (?:the|this) (?:film|movie))?"
    r"(?: (?:are|is|were|was|being))?(?: (?:played|portrayed|performed|filled|taken|essayed|provided))?(?: by"
    r"| include[sd]?| including| for| from| go to|:)"
    r"|\b(?<!song )(?<!musical )(?<!dance )(?:cameos?|cameo appearances?|appearances?|special appearances?"
    r"|guest appearances?|guest spots?|supporting turns?|performances?|turns|support) (?:by|from)"
    r"|\b(?:final|last|first|only|rare|early|screen|film|acting)(?: [a-z]+){0,2} (?:appearances?"
    r"|performances?|roles?) (?:of|by|for)|\bsupported by|\bco-starred|\balong with|\balongside"
    r"|\bopposite|\bvoices? (?:talents? |acting |work |performances? )?(?:of|by|from)|\bvoice talents of"
    r"|\bvoiced by"
    r"|\bvoice cast (?:includes|including|features|featuring|of|consisting of)|\bappearances? by"
    r"|\b(?:marks?|marked|marking|is|was|in|and|featur(?:es|ed|ing)) the (?:[a-z]+ ){0,3}?(?:film|acting"
    r"|screen|movie|feature|big-screen|motion picture) debuts? of"
    r"|\b(?:lead|leads?|starring|main|supporting|fellow|cast|leading) (?:actors?|actress(?:es)?"
    r"|stars?|members?)(?= [N])"
    r"|\bplayed by|\bportrayed by|\bperformed by|\bwith|\bby)"
    rf"[,:]? {_ADVERB}(?P<open>(?:(?:an? |the |its |their )?(?:[a-z-]+ ){{0,3}}(?:cast|ensemble"
    rf"|line-up|lineup|voice cast|ensemble cast|stars|voices|voice talents|talents|likes|performances"
    rf"|voice|debut|cameo(?:s| appearances)?)"
    r"(?:,)? (?:that |which )?(?:of|including|includes|included|featuring|consisting of|composed of"
    r"|comprising|led by|headed by|made up of|with|by|from|for|starring) |(?:[a-zNCA'-]+ ){1,6}(?:talents|actors|players|stars|performers|comedians|veterans|celebrities),? "
    r"(?:including|such as|like) )?)"
)
_SURE = re.compile(
    r"\b(?:portray|portrayed|portrays|plays|played|star|stars|starring|starred|cast|featur|role"
    r"|roles|voice|cameo|appearance|lead|players)"
)
_TAIL = re.compile(
    r"(?: himself| herself| themselves)?(?:,? (?:as well(?! as)|too|respectively|\(uncredited\)"
    r"|in particular))?(?:,? (?:in|for|making|reprising|returning|marking|at) (?:his|her|their"
    r"|its|a|an|the|one|two|three|dual|multiple|small|minor|supporting|cameo|various|lead|leading"
    r"|starring|title|both|featured|bit|brief|early|final|what|some|smaller|major|key|guest|secondary"
    r"|principal|main|addition)\b"
    r"(?: [a-zKYNTQ'’-]+){0,9}?(?=,|\.|;|$|:| and [NPF]| along with| as [a-zN]| alongside| with [N]| –| —))?"
)
_JOINT = re.compile(
    r"(?P<and>,? (?:and|&|or) |, and |,? plus )(?:also |with |featuring |introducing |by |co-starring "
    r"|cameos by |starring |including |finally )?"
    r"|,? (?:with|along with|as well as|together with|alongside|opposite|and with|featuring|co-starring"
    r"|in addition to|while|supported by|also starring|and also|plus|and starring|and featuring"
    r"|introducing|including|and including)"
    r" (?:also |cameos by |the voices of |support from |supporting roles by )?"
    r"|[,;] (?:and )?(?:also )?(?:starring |featuring |co-starring |introducing |plus |including |with )?"
)
_AS = re.compile(
    r"(?:,? (?:as(?! well)|playing|portraying|voicing|reprising (?:his|her) roles? (?:as|of)|in the (?:title "
    r"|lead |leading |starring |main |dual |central )?(?:roles?|parts?) of|starring as|returning as"
    r"|in (?:his|her) roles? as|reprising (?:his|her) roles? from [^,.;]{1,40} as|in the title role(?:s)? (?:as"
    r"|of)|respectively as|appearing as|cast as|both as|in a (?:dual|double) role as"
    r"|in the (?:title|lead|leading|starring) roles? (?:as|of)|as the voices? of|provid(?:ing|es) the voices? of"
    r"|(?:in|as) the character of)"
    r"|,? \(as)(?: |$)"
)
_NOT_CHARACTER = re.compile(r"\b(?:himself|herself|themselves|itself)\b")
_UNIT = re.compile(
    r"(?P<name>[NCFPEQA](?:'s)?(?= |,|\.|;|\)|:|$|-|–|—|/)(?:[-/][a-z]+)?|T|K|Y)|(?P<stop>(?:and"
    r"|with|who|whom|whose|that|which|in|along|opposite|alongside|while|at|during|when|where|from"
    r"|but|for|to|on|as|after|is|was|by|into|against|trying|directed|written|produced|featuring"
    r"|plus|if)\b)|(?P<word>[^\W_A-Z][\w'’/.-]*|\"[^\"]*\")"
)
_NAMED = frozenset(("voice", "voices", "role", "roles", "part", "parts", "character", "characters", "named", "called"))


class Part(NamedTuple):
    """A character after "as": where the name stands (None where it has no name), and where the phrase ends."""

    place: int | None
    end: int


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
        if found.start() >= done and _speaks_of_film(reading, sentence, found):
            players, done = read_cast(sentence, found.end())
            yield from _players(reading, sentence, players)


def _speaks_of_film(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    shape, start = sentence.shape, found.start()
    verb = found[0].split(",")[0].strip()
    owner = reading.owner(sentence, start)
    if doubtful(shape, start):
        return False
    if (
        verb.startswith(
            ("with", "by", "alongside", "opposite", "along with", "led by", "headed by", "introducing", "supported by")
        )
        and not found["open"]
    ):
        return owner in (
            "film",
            "person" if verb.startswith(("opposite", "alongside", "along with")) else "film",
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
    if verb.startswith("featuring") and _MUSIC.search(shape, max(0, start - 60), start):
        return False
    if verb.startswith("perform"):
        return owner == "film"
    return owner in ("film", "source" if "voice" in verb or "cast" in verb else "film")


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
    return bool(re.search(r"\b(?:starr|stars|starred|cast|featur(?:es|ing)|voice|roles?)", before)) or bool(
        re.match(
            r"with (?:[a-zA]+ )*[N](?: \([^()]*\))?(?:,| and)? (?:[^.;]{0,60}?)(?:as (?:[a-zA]+ )*N|in (?:the"
            r"|a|an|supporting|minor|small|other) (?:[a-z]+ )*(?:roles?|parts?|leads?|cast|cameo))",
            shape[start:],
        )
    )


class Player(NamedTuple):
    """An actor of a list, with the characters played."""

    item: Entry
    part: int | None


def read_cast(sentence: Sentence, position: int) -> tuple[list[Player], int]:
    """Return the actors of the list at `position`, and where the list ends."""
    players: list[Player] = []
    waiting = 0
    item = _actor(sentence, position, free=True)
    end = position
    while item and len(players) < 200:
        tail = _TAIL.match(sentence.shape, item.end)
        end = item.end if _AS.match(sentence.shape, item.end) or tail is None else tail.end()
        parts, after = _parts(sentence, end, waiting + 1)
        if len(parts) > 1:
            players = _distributed(players, item, parts)
        else:
            players.append(Player(item, parts[0].place if parts else _bracketed(sentence, item)))
        waiting = 0 if parts else waiting + 1
        end = max(after, end)
        item, end = _next(sentence, end, bool(parts), item.end)
    return players, end


def _actor(sentence: Sentence, position: int, free: bool = False) -> Entry | None:
    found = entry(sentence, position, "NPCFAT", free)
    if found and sentence.shape[found.place] in "CPAT" and not _like_person(sentence, found):
        return None
    return found


def _like_person(sentence: Sentence, found: Entry) -> bool:
    """Say whether a chunk that looks like a company or country can be an actor's name all the same."""
    letter, name = sentence.shape[found.place], sentence.words(found.place)
    return (
        letter == "C"
        and len(name.split()) in (2, 3)
        and "&" not in name
        and name.split()[-1] in ("Brothers", "Works", "Company", "Arts")
    )


def _next(sentence: Sentence, end: int, parted: bool, bare: int) -> tuple[Entry | None, int]:
    """Return the next actor of the list after `end`; past an apposition where only "N as" can follow."""
    for start in dict.fromkeys((end, bare)):
        if (joint := _JOINT.match(sentence.shape, start)) and (item := _actor(sentence, joint.end())):
            related = _WHO.match(sentence.shape, item.end) is not None
            return (None, end) if follows_verb(sentence.shape, item.end) and not related else (item, end)
    if beyond := _BEYOND.match(sentence.shape, end):
        item = _actor(sentence, beyond.end())
        if (
            item
            and not follows_verb(sentence.shape, item.end)
            and (parted is False or _AS.match(sentence.shape, item.end) or item.bracket)
        ):
            return item, end
    return None, end


_WHO = re.compile(r", who\b")
_BEYOND = re.compile(
    r"(?:, (?=[a-z])(?!(?:and|features|featuring|stars|directed|written|produced|released|distributed"
    r"|based|set|shot|filmed|and (?:was|is|it|the film|directed|written|produced)|with music|with a)\b)"
    r"|(?: who| whose| that) )[^;.:(]{1,160}?(?:,? along with |,? together with |,? as well as "
    r"|,? and with |, with |,? and |,? while |, )"
    r"(?=(?:(?:the )?[a-z-]+ ){0,3}N(?: \([^()]{1,60}\)| as | playing | portraying |,? and |, N))"
)


def _distributed(players: list[Player], item: Entry, parts: list[Part]) -> list[Player]:
    """Give each of the last actors one of the characters: "N, N and N as N, N and N"."""
    everyone = [*players, Player(item, None)]
    kept, last = everyone[: -len(parts)], everyone[-len(parts) :]
    return kept + [Player(player.item, part.place) for player, part in zip(last, parts, strict=True)]


def _parts(sentence: Sentence, position: int, waiting: int) -> tuple[list[Part], int]:
    found = _AS.match(sentence.shape, position)
    if not found:
        return [], position
    first = _apposed(sentence, part(sentence, found.end()))
    parts = [first]
    while len(parts) < waiting:
        joint = re.compile(r",? and (?:as )?|, ").match(sentence.shape, parts[-1].end)
        following = part(sentence, joint.end()) if joint else None
        if (
            not following
            or following.place is None
            or _AS.match(sentence.shape, following.end)
            or follows_verb(sentence.shape, following.end)
        ):
            break
        parts.append(following)
        if joint and "and" in joint[0]:
            break
    if len(parts) > 1 and (
        len(parts) == waiting
        or _respectively(sentence, parts[-1].end)
        or (waiting > len(parts) and "and" in sentence.shape[parts[-2].end : parts[-1].end])
    ):
        return parts, _past_respectively(sentence, parts[-1].end)
    return [first], first.end


_OWN = re.compile(r", (?P<name>N)(?=\.|;|\Z)")


def _apposed(sentence: Sentence, first: Part) -> Part:
    """Return the character with the name that follows it: "as her own mother, N."."""
    found = _OWN.match(sentence.shape, first.end) if first.place is None else None
    return Part(found.start("name"), found.end()) if found else first


def _respectively(sentence: Sentence, position: int) -> bool:
    return sentence.shape.startswith(", respectively", position)


def _past_respectively(sentence: Sentence, position: int) -> int:
    return position + len(", respectively") if _respectively(sentence, position) else position


def part(sentence: Sentence, position: int) -> Part:
    """Return the character named by the phrase at `position`: "the young detective N", "a reporter called N"."""
    index, words, opened = None, 0, True
    end = position
    while (unit := _UNIT.match(sentence.shape, position)) and words < 14:
        if unit["stop"]:
            break
        if unit["name"]:
            letter = sentence.shape[unit.start()]
            if letter in "NFCPAT" and opened and not unit[0].endswith("'s"):
                index = unit.start() if letter in "NFCT" or index is None else index
        elif unit["word"] == "of":
            opened = index is None and sentence.shape[:position].rstrip().rsplit(" ", 1)[-1] in _NAMED
        elif unit["word"] in _NAMED:
            opened = True
        elif index is not None and opened and unit["word"] not in ("a", "an", "the"):
            index = None if sentence.shape[index] != "T" else index  # "as Chicago detective …": the name was not his
        words += 1
        end = unit.end()
        position = end + 1 if sentence.shape[end : end + 1] == " " else end
        if sentence.shape[end : end + 1] != " ":
            break
    if index is not None and sentence.shape[index] in "PA":
        index = None
    return Part(index, end) if not _NOT_CHARACTER.search(sentence.shape, position, end) else Part(None, end)


def _bracketed(sentence: Sentence, item: Entry) -> int | None:
    """Return the character in brackets after an actor: "N (as N)", "N (N)"."""
    if item.bracket and (
        found := re.compile(r" ?\((?:as |playing )?(?:[a-z]+ ){0,4}?(?P<name>[NF])\)").match(
            sentence.shape, item.bracket[0]
        )
    ):
        return found.start("name")
    return None


def _players(reading: Reading, sentence: Sentence, players: list[Player]) -> Iterator[Found]:
    for player in players:
        yield played(reading, sentence, player.item.place, player.part)


def played(reading: Reading, sentence: Sentence, actor: int, character: int | None) -> Found:
    """Return the fact that the actor at `actor` of the shape plays, with the character where one is named."""
    qualifiers: dict[str, Mention] = {}
    if character is not None:
        qualifiers["character"] = sentence.mention(character)
    return Found("actor", reading.person(sentence, actor), actor, qualifiers)

"""Read a list of actors with their characters: "N as the sheriff N, N and N as N and N, and N (N)"."""

import re
from typing import NamedTuple

from reelgraph.pages.prose.people import Entry, entry, follows_verb
from reelgraph.pages.prose.shape import Sentence

_TAIL = re.compile(
    r"(?: himself| herself| themselves)?(?:,? (?:as well(?! as)|too|respectively|\(uncredited\)"
    r"|in particular))?(?:,? (?:in|for|making|reprising|returning|marking|at) (?:his|her|their"
    r"|its|a|an|the|one|two|three|dual|multiple|small|minor|supporting|cameo|various|lead|leading"
    r"|starring|title|both|featured|bit|brief|early|final|what|some|smaller|major|key|guest|secondary"
    r"|principal|main|addition)\b"
    r"(?: [a-zKYNTQ'’-]+){0,9}?(?=,|\.|;|$|:| and [NPF]| along with| as [a-zN]| alongside"
    r"| with (?:[a-z]+ ){0,2}(?:appearances|cameos|performances) by| with [N]| –| —))?"
)
_JOINT = re.compile(
    r"(?P<and>,? (?:and|&|or) |, and |,? plus )(?:in (?:an?|his|her|their|its) [^,.;()]{1,60}, |(?:the )?(?:last"
    r"|first|final|only) (?:for|of|by) )?(?:also |with |featuring |introducing |by |co-starring "
    r"|cameos by |starring |including |finally )?"
    r"|,? (?:with|along with|as well as|together with|alongside|opposite|and with|featuring|co-starring"
    r"|in addition to|while|supported by|also starring|and also|plus|and starring|and featuring"
    r"|introducing|including|and including)"
    r" (?:also |the voices of |(?:[a-z]+ ){0,2}(?:cameos?|appearances?|performances?|support|roles?|turns) (?:by"
    r"|from) )?"
    r"|[,;] (?:and )?(?:also )?(?:starring |featuring |co-starring |introducing |plus |including |with )?"
)
AS = re.compile(
    r"(?:,? (?:as(?! well)|playing|portraying|voicing|reprising (?:his|her) roles? (?:as|of)|in the (?:title "
    r"|lead |leading |starring |main |dual |central )?(?:roles?|parts?) of|starring as|returning as"
    r"|in (?:his|her) roles? as|reprising (?:his|her) roles? from [^,.;]{1,40} as|in the title role(?:s)? (?:as"
    r"|of)|respectively as|appearing as|cast as|both as|in a (?:dual|double) role as"
    r"|in the (?:title|lead|leading|starring) roles? (?:as|of)|as the voices? of|provid(?:ing|es) the voices? of"
    r"|in (?:his|her) (?:[a-z]+ ){0,4}portrayal of|(?:in|as) the character of|repeating (?:his|her) roles? as"
    r"|featured as|cast as|who (?:plays|portrays|voices"
    r"|appears as|stars as)"
    r"|(?:who [^,.;]{1,80}, )?reprising the role of)"
    r"|,? \(as)(?: |$)"
)
_NOT_CHARACTER = re.compile(r"\b(?:himself|herself|themselves|itself)\b")
_UNIT = re.compile(
    r"(?P<name>[NCFPEQA](?:'s)?(?= |,|\.|;|\)|:|$|-|–|—|/)(?:[-/][a-z]+)?|T|K|Y)|(?P<stop>(?:and"
    r"|with|who|whom|whose|that|which|in|along|opposite|alongside|while|at|during|when|where|from"
    r"|but|for|to|on|as|after|is|was|by|into|against|trying|directed|written|produced|featuring"
    r"|plus|if|respectively)\b)|(?P<word>[^\W_A-Z][\w'’/.-]*|\"[^\"]*\")"
)
_ALSO_CALLED = re.compile(r" \((?:T|N|[a-z]+ [^()]{1,60})\)(?=,| and| with)")  # "as N (T) and N as"
_OFFICE = re.compile(
    r"(?:Australian|American|British|French|German|Russian|Soviet|Chinese|Japanese|Italian|Spanish|Indian|Irish"
    r"|Canadian|Mexican|English) "
)
_NAMED = frozenset(("voice", "voices", "role", "roles", "part", "parts", "character", "characters", "named", "called"))


class Part(NamedTuple):
    """A character after "as": where the name stands (None where it has no name), and where the phrase ends."""

    place: int | None
    end: int


class Player(NamedTuple):
    """An actor of a list, with the characters played."""

    item: Entry
    part: int | None


def read_cast(sentence: Sentence, position: int) -> tuple[list[Player], int]:
    """Return the actors of the list at `position`, and where the list ends."""
    players: list[Player] = []
    waiting = 0
    item = _actor(sentence, position, free=True)
    if item and _KIND_OF.match(sentence.shape, position) and sentence.shape[position : item.place].count("N") == 0:
        return [], position
    end = position
    while item and len(players) < 200 and not _is_played(sentence, item, players):
        tail = _TAIL.match(sentence.shape, item.end)
        end = item.end if AS.match(sentence.shape, item.end) or tail is None else tail.end()
        closed = _CLOSED.search(sentence.shape, 0, item.place) is not None  # only of a list's end are roles shared out
        parts, after = _parts(sentence, end, waiting + 1 if closed else 1)
        if len(parts) > 1:
            players = _distributed(players, item, parts)
        else:
            players.append(Player(item, parts[0].place if parts else _bracketed(sentence, item)))
        waiting = 0 if parts else waiting + 1
        end = max(after, end)
        item, end = _next(sentence, end, bool(parts), item.end)
    return players, end


_KIND_OF = re.compile(
    r"an? (?:[a-z-]+ )*N (?!(?:and|as|in|with|who|playing|also|for|at|along|opposite|while|from|is|was)\b)[a-z]"
)  # "a N bear"


def _is_played(sentence: Sentence, item: Entry, players: list[Player]) -> bool:
    """Say whether a name is a character, with one of the actors before it in brackets: "N and N as rivals, N (N) and N (N)"."""
    if not item.bracket:
        return False
    inside = sentence.words(*item.bracket).strip(" ()")
    return any(sentence.words(player.item.place).endswith(inside) for player in players)


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


def _further_on(sentence: Sentence, end: int) -> Entry | None:
    """Return the next actor with a character, past what is told of the character before."""
    stop = _ANEW.search(sentence.shape, end, min(len(sentence.shape), end + 240))
    ahead = _NEXT_PLAYERS.search(sentence.shape, end, (stop.start() if stop else end + 240) + 60)
    if not ahead or (stop and ahead.start() > stop.start()):
        return None
    return _actor(sentence, ahead.end())


def _next(sentence: Sentence, end: int, parted: bool, bare: int) -> tuple[Entry | None, int]:
    """Return the next actor of the list after `end`; past an apposition where only "N as" can follow."""
    aside = _ASIDE.match(sentence.shape, end)
    for start in dict.fromkeys((aside.end() if aside else end, bare)):
        if (joint := _JOINT.match(sentence.shape, start)) and (item := _actor(sentence, joint.end())):
            if _TRADE.match(sentence.shape, joint.end()) or _KIN.match(sentence.shape, joint.end()):
                break
            related = _WHO.match(sentence.shape, item.end) is not None
            return (None, end) if follows_verb(sentence.shape, item.end) and not related else (item, end)
    if parted and (ahead := _further_on(sentence, end)):
        return ahead, end
    if beyond := _BEYOND.match(sentence.shape, end):
        item = _actor(sentence, beyond.end())
        if (
            item
            and not follows_verb(sentence.shape, item.end)
            and (parted is False or AS.match(sentence.shape, item.end) or item.bracket)
        ):
            return item, end
    return None, end


_WHO = re.compile(r", who\b")
_KIN = re.compile(
    r"(?:the )?(?:[a-z-]+ )?(?:son|daughter|brother|sister|wife|widow|husband|father|mother|nephew|niece|cousin"
    r"|friend)s? of "
)
_TRADE = re.compile(
    r"(?:an?|the) (?:[a-z-]+ ){0,2}[NC] (?!(?:and|as|in|with|who|playing|portraying|also|for|at)\b)[a-z]"
)  # "N as N, a N lawyer"
_ASIDE = re.compile(r" ?[—–-] ?[^—–;.]{1,120}?[—–-](?=,? (?:and|with)\b|,)")  # "N — both reprising their roles — and N"
_BEYOND = re.compile(
    r"(?:, (?=[a-z])(?!(?:and|it|he|she|they|the (?:film|movie|picture)|features|featuring|stars|directed|written"
    r"|produced|released|distributed"
    r"|based|set|shot|filmed|and (?:was|is|it|the film|directed|written|produced)|with music|with a)\b)"
    r"|(?: who| whose| that) )[^;.:(]{1,160}?(?:,? along with |,? together with |,? as well as "
    r"|,? and with |, with |,? and |,? while |, )"
    r"(?=(?:(?:the )?[a-z-]+ ){0,3}N(?: \([^()]{1,60}\)| as | playing | portraying |,? and |, N))"
)
# Past whatever is told of a character to the next actors: "as a widow who runs the inn for her N, and N and N as".
_NEXT_PLAYERS = re.compile(
    r"(?:,? and|,? with|,? while|,? alongside|,? along with|,? as well as|,) "
    rf"(?=(?:(?:the |a |an )?[a-z-]+ ){{0,3}}N(?: \([^()]{{1,60}}\))?(?:,? (?:and|&) (?:[a-z-]+ ){{0,2}}N"
    rf"|, N){{0,4}}{AS.pattern})"
)
_ANEW = re.compile(
    r"[.;:]|, (?:it|he|she|they|which) (?!are\b)|\b(?:{credited}|nominated|won|character[s]?) ".replace(
        "{credited}", "directed|written|produced|released|distributed"
    )
)


def _distributed(players: list[Player], item: Entry, parts: list[Part]) -> list[Player]:
    """Give each of the last actors one of the characters: "N, N and N as N, N and N"."""
    everyone = [*players, Player(item, None)]
    kept, last = everyone[: -len(parts)], everyone[-len(parts) :]
    return kept + [Player(player.item, part.place) for player, part in zip(last, parts, strict=True)]


_CLOSED = re.compile(r"(?:\band|&|\bwith|\balongside|\bopposite) (?:[a-zA-]+ ){0,3}\Z")
_PLAYER_AFTER = re.compile(rf"(?: \([^()]{{1,60}}\))?(?:,? (?:and|&) N|, N){{0,6}}(?:{AS.pattern})")


def _parts(sentence: Sentence, position: int, waiting: int) -> tuple[list[Part], int]:
    found = AS.match(sentence.shape, position)
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
            or _PLAYER_AFTER.match(sentence.shape, following.end)
            or sentence.shape.startswith(" (", following.end)
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


_RESPECTIVELY = re.compile(r",? respectively\b")


def _respectively(sentence: Sentence, position: int) -> bool:
    return _RESPECTIVELY.match(sentence.shape, position) is not None


def _past_respectively(sentence: Sentence, position: int) -> int:
    found = _RESPECTIVELY.match(sentence.shape, position)
    return found.end() if found else position


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
    if index is not None and (sentence.shape[index] in "PA" or _OFFICE.match(sentence.words(index))):
        index = None
    if called := _ALSO_CALLED.match(sentence.shape, end):
        end = called.end()
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

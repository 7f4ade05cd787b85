"""Read a list of names: "the actor N, N's friend N (N), and newcomers N and N"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reelgraph.pages.prose.lexicon import words
from reelgraph.pages.prose.shape import Sentence

_WORD = re.compile(
    r"(?:[NCQEFT]-(?:winning|nominated)|N(?= (?:[a-z-]+(?:er|or|ist|ian|back|man|champion)s?) N)|P(?= [a-z])"
    r"|N award-(?:winning|nominated)|K-year-old|[^\W\dA-Z_][\w'’&/.-]*"
    r"|A|K|Y|N's|[NCQEFT](?= (?:star|stars"
    r"|native|natives|resident|member|members|producer|producers|screenwriter|composer|editor|cinematographer"
    r"|author|creator|winner|winners"
    r"|nominee|alumnus|alumni|alum|newcomer|newcomers|actor|actress|singer|runner-up|first-season"
    r"|star-turned|costar|co-star|comedian|player|frontman|guitarist|drummer|model|playmate|playmates"
    r"|regular|regulars|veteran|veterans|founder|host|champion|writer|director|cast|wrestler|bassist"
    r"|vocalist)\b)),? "
)
_NAME = re.compile(r"[NPCFT](?![\w])")
_GROUP = re.compile(r"[NCQEFT] (?=[a-z]{3,}(?:ers?|ors?|ists?|ians?|icons?|legends?) N)")
_ALSO_VERBS = re.compile(r"(?:also )?(?:co-|co)?(?:stars?|features|hosts)\b")
_FUNCTION = frozenset(
    (
        "in on at of to for with and by as from is was are were be been has have had which who whom whose "
        "that this about into role roles part parts or but than then also not it its film movie cast music "
        "only no screenplay script story where when while during after before over under between through all "
        "both most several many some other others one two three such debut first last title performances "
        "voice voices each every starring stars playing songs score"
    ).split()
)
_ARTICLES = frozenset(("the", "a", "an"))
_MORE = frozenset(
    (
        "winner",
        "winners",
        "nominee",
        "alumnus",
        "alumni",
        "alum",
        "frontman",
        "playmate",
        "playmates",
        "company",
        "banner",
        "studio",
        "label",
        "outfit",
        "network",
        "production",
        "film's",
        "uncredited",
        "professional",
        "runner-up",
        "founder",
        "bassist",
        "vocalist",
    )
)
_NEXT = re.compile(
    r"(?:,? (?:and|&|or|plus|with|along with|as well as|together with|alongside|and with|also|in addition to"
    r"|and also|followed by|opposite)"
    r"|[,;/]) ?(?:also )?(?:an uncredited )?(?:with |introducing |and introducing |including |by )?"
)
_VERB = re.compile(
    r"(?:'s)?(?:,? who)? (?:also |later |both |each )?(?:is|was|are|were|has|have|had|plays?|played"
    r"|portrays?|portrayed|stars?|starred|returns?|returned|reprises?"
    r"|reprised|appears?|appeared|cameos?|voices?|voiced|wrote|writes|directed(?! by)|produced(?! by)"
    r"|received|won|makes?|made|serves?"
    r"|served|provides?|provided|co-stars?|costars?|went|became|becomes|must|can|co-wrote|acted"
    r"|contributed|composed(?! by)|edited(?! by)|designed(?! by)|photographed(?! by)|shot(?! by)|scored(?! by)"
    r"|narrated(?! by)|earned"
    r"|would|did|does|gets?|got|tries|finds?|meets?|decides?|begins?|takes?|comes?|goes|learns?|falls?)\b(?! by\b)"
)
_AS = re.compile(r" (?:as|in|playing|serving|acting|at|for|on)\b")
_FILM_CLAUSE = re.compile(
    r"(?:the|this) (?:film|movie|picture) (?:also |co-)*(?:stars|starred|features|featured|was|is|has|had|tells"
    r"|follows|centers|opened|premiered)\b"
)
_RELATIVE = re.compile(r" who (?:later|also|had|would|went)\b")  # "by N and N who later wrote": said of the last
_BRACKET = re.compile(r" ?\([^()]{0,120}\)")


class Entry(NamedTuple):
    """One name of a list: where it stands in the shape, and where what is said of it ends."""

    place: int
    end: int
    bracket: tuple[int, int] | None = None


def entry(sentence: Sentence, position: int, accepted: str = "NPCF", free: bool = False) -> Entry | None:
    """Return the name at `position`, after any callings before it ("the Irish playwright N").

    With `free` any plain words that could describe a person are callings.
    """
    shape = sentence.shape
    for _ in range(14):
        unit = _WORD.match(shape, position) or (_GROUP.match(shape, position) if free else None)
        if not unit and _NAME.match(shape, position):
            return _closed(shape, position) if shape[position] in accepted else None
        if not unit or not (_calling(unit[0]) or (free and _describes(unit[0]))):
            return None
        position = unit.end()
    return None


def _describes(unit: str) -> bool:
    word = unit.strip()
    trade = word.endswith(("er,", "or,", "ist,", "ian,", "wright,"))
    return word not in _FUNCTION and not word.endswith(("ly", "'s")) and (trade or not word.endswith(","))


_TRADE = re.compile(r"[a-z-]{3,}(?:er|or|ist|ian|ess|man|woman|star|model|eer)s?\Z")
_NO_TRADE = frozenset(
    (
        "later after under over other another never either neither however whether rather together number order former "
        "latter member under- her their for nor or power summer winter center for ever further elder upper lower "
        "outer inner "
        "inter minor major prior exterior interior human woman christian thriller counter better"
    ).split()
)


def _calling(unit: str) -> bool:
    word = unit.strip(" ,'")
    if _TRADE.fullmatch(word) and word not in _NO_TRADE:
        return True
    return (
        unit[0].isupper()
        or word in _ARTICLES
        or word in _MORE
        or word in words("callings")
        or word.endswith(("-winning", "-nominated", "-born"))
        or ("-" in word and all(piece in words("callings") for piece in word.split("-")))
    )


def _closed(shape: str, position: int) -> Entry:
    if found := _BRACKET.match(shape, position + 1):
        return Entry(position, found.end(), (found.start(), found.end()))
    return Entry(position, position + 1)


def follows_verb(shape: str, position: int) -> bool:
    """Say whether a finite verb follows: the name then opens a clause of its own."""
    return _VERB.match(shape, position) is not None


def entries(sentence: Sentence, position: int, accepted: str = "NPCF", clauses: bool = True) -> Iterator[Entry]:
    """Yield the names of the list at `position`; with `clauses` a name before a verb opens a clause of its own."""
    item = entry(sentence, position, accepted, free=True)
    while item:
        yield item
        joint = _NEXT.match(sentence.shape, item.end)
        if not joint:
            return
        if _ALSO_VERBS.match(sentence.shape, joint.end()):
            return
        if _FILM_CLAUSE.match(sentence.shape, joint.end()) or sentence.shape.startswith("of ", joint.end()):
            return
        item = entry(sentence, joint.end(), accepted)
        if item and (
            (clauses and follows_verb(sentence.shape, item.end) and not _RELATIVE.match(sentence.shape, item.end))
            or ("with" in joint[0] and _AS.match(sentence.shape, item.end))
        ):
            return

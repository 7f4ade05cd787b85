"""The film of a page that no rule names: the name that has the form of a title, or that a prize was given for."""

import re
from collections.abc import Iterator

from reelgraph import vocabulary
from reelgraph.pages.document import Span
from reelgraph.pages.prose.lexicon import words
from reelgraph.pages.prose.names import kind_of

SMALL = frozenset(
    (
        "of the and in a an with to for from at on or by my your who can that as it is de la le les du des d el los las en et un une der die das und e di da do y il & vs vs. n s t"
    ).split()
)
_STRONG = frozenset("of the a an my your not 's n't 'm 're".split())  # inside a title only, if the name is of no body
_WEAK = frozenset("in with to from at on".split())
_ARTICLES = frozenset(("the", "a", "an"))
_FOREIGN = frozenset("Le Les El Il Der Die Das Une".split())  # "La" and "Los" begin names of people and places
_OPENERS = frozenset("my your our his her who what when where why how this they she he it i we you all no".split())

# --- "was nominated for X's performance": nobody is given a prize for what somebody else does ------------------------

_WORK = (
    r" ?['’]s? (?:[a-z-]+ ){0,2}?(?:performances?|roles?|portrayal|writing|screenplay|script|score|music|songs?|direction"
    r"|cinematography|editing)\b"
)
_PERFORMED = re.compile(rf"\b[Ff]or (?P<title>[A-Z\d](?:(?! for )[^.;,()\n]){{0,80}}?){_WORK}")
_RECIPIENT = re.compile(
    r"\b(?:earned|gave|won|brought|went to) (?P<given>[A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)* (?:an?|the|his|her|for)\b|\b(?P<name>[A-Z][\w'’-]+),? (?:also |both |all |each |later |who )*(?:was |were |has |had |been )*(?:nominated|awarded|won"
    r"|win|received|earned|garnered)\b"
)


def performed(text: str, start: int, end: int) -> Span | None:
    """Return the film for work on which somebody was given a prize: "Okafor won a Gold Bear for Cold Harbour's music"."""
    people = [found["name"] or found["given"] for found in _RECIPIENT.finditer(text, start, min(end, start + 600))]
    if not people:
        return None
    for found in _PERFORMED.finditer(text, start, min(end, start + 600)):
        title = found["title"].strip()
        if not any(name in title for name in people) and kind_of(title) == "N":
            return Span(found.start("title"), found.start("title") + len(title))
    return None


# --- "the film follows Cold Harbour's …": the one name of the sentence that has the form of a title ------------------

_SPEAKS = re.compile(
    r"\b(?:films?|movies?|short|cartoon|documentary|plot|story|screenplay|filming|shot|cinemas?|theat(?:er|re)s|DVD|cast|starring|stars|sequel"
    r"|premiered?|box[- ]office|Academy Awards?|Oscars?|Film Festival|directed|screened"
    r"|protagonists?|characters?|episodes?|OVA|novel|actors?|actress|audiences?|shows? an?|tells|follows|depicts)\b"
)
_LINK = r"(?:of|the|in|and|an?|with|to|from|at|on|my|your|not|n['’]t|['’](?:s|m|re|ll|t)?|[:!?&–-]|\.\.\.)"
_CAPITAL = r"(?:\d{1,3},(?=\d{3}))?[A-ZÀ-Þ\d][\w'’.&!?:/-]*"
_RUN = re.compile(rf"(?<![^\s(\"“'‘])(?P<run>{_CAPITAL}(?:(?: {_LINK}){{0,3}} {_CAPITAL}){{0,13}})(?: ?[!?](?!\Z))?")
_OWNS = re.compile(r" ?['’]s? [a-z]")
# A person's name that stands before the title without a mark: "Roe in Cold Harbour's", "Roe and Night of the Gulls's".
_JOINED = re.compile(
    r"[A-Z][\w-]+(?: [A-Z][\w-]+)? (?:in|with|from|on) (?=[A-Z]\S* [^\W\d])|(?P<who>[A-Z][\w-]+) and (?=[A-Z]\S* (?:of|the) |(?P=who) : )"
)
_ASIDE = re.compile(r",? ?\([^()]{0,160}\)")
_LEADING = re.compile(r"(?P<word>[A-Za-z]+) (?:(?:in|on|at|the|of|to|from|a) )*(?=[A-Z\d])")
_VERB = re.compile(r" (?:was|is|has|had|won|did|also|became|brought|[a-z]+s|[a-z]+ed) ")
_CLAUSE = re.compile(r"\b(?:that|where|when|because|which|while|although) \Z")
_DATED = re.compile(
    r"\b(?:1[89]\d\d|20\d\d)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d|\Z(?!.))"
    r"|\A(?:Christmas|Season|Episode|Part|Volume|Chapter|Channel|BBC|CBC|CBS|Studio|Route|Radio|No|World|Super|DVD|VHS)\b"
)
# Bodies, places, ranks and events that have small words in their names too; and newspapers.
_BODY = re.compile(
    r"\b(?:University|Museum|Academy|Institute|Society|College|School|Board|Bank|Republic|Kingdom|City|Church|Cathedral|Department|Ministry|Order|Council|Government|State|States|Bay|Isle|Island"
    r"|Gulf|Cape|Lake|Mount|Battle|Siege|War|Treaty|House|Chamber|Hall|Library|Bureau|Office|Union|League|Party|Army|Center|Centre"
    r"|Guild|Association|Federation|Committee|Commission|Congress|Parliament|Ballet|Opera|Orchestra|Theatre|Theater|Award|Awards"
    r"|Prize|Best|Festival|Times|Post|Guardian|Reporter|Journal|Magazine|Tribune|Telegraph|Independent|Herald|News|Review|Observer"
    r"|Standard|Sun|Mirror|Beatles|Bible|Holocaust|Internet|Outstanding|Sir|Dr|Mr"
    r"|Mrs|Occupation|Invasion"
    r"|Revolution|Tour|Games|Cup)\b|-(?:winning|nominated|language|born|based)\b"
    r"|\b(?:Prince|Princess|Duke|Duchess|Earl|Lord|King|Queen|Emperor|Count|Countess|Professor|Captain|Agent|General|President|Director|Minister|Mayor"
    r"|Major|Inspector|Detective|Doctor)(?= of\b| [A-Z])"
)
_OTHER = re.compile(
    r"\b(?:novels?|novellas?|books?|plays?|stor(?:y|ies)|songs?|albums?|series|poem|opera|musical|magazine|newspaper|games?|band|group|company|franchise"
    r"|by|at|sequel to|prequel to|remake of|similar to|followed by|from|earlier|previous|later|own|lost|creators? of|author of"
    r"|director of|adaptations?|based (?:up)?on|inspired by|continued in|known as|referred to as|piece)(?: (?:of|to|called|titled|entitled|the))*[ ,“\"'(]*\Z"
    r"|['’]s? \Z"
)
_BY = re.compile(r"(?:['’]s)?[,\"”]? (?:\(\d{4}\) )?by [A-Z]")


def subject(text: str, start: int, end: int) -> Span | None:
    """Return the subject of a sentence about a film, where it has the form of a title: "The Keeper of the Pier found …"."""
    run = next(_runs(text, start, min(end, start + 200)), None)
    if run is None or run.start > start + 12 or not _SPEAKS.search(text, start, end):
        return None
    bracket = _ASIDE.match(text, run.end)
    follows = _VERB.match(text, bracket.end() if bracket else run.end) is not None
    return run if follows and _is_formed(text, run, first=True) else None


def formed(text: str, start: int, end: int) -> Span | None:
    """Return the one name that has the form of a title where a film is spoken of, or it owns something: "Harbour 2's crew".

    Names that own something come first, then other names of that form, then those of which the form says less.
    """
    speaks = _SPEAKS.search(text, start, end) is not None
    classes: tuple[dict[str, Span], ...] = ({}, {}, {})
    for run in _runs(text, start, min(end, start + 900)):
        name = text[run.start : run.end]
        owning = _OWNS.match(text, run.end) is not None
        other = _OTHER.search(text, max(start, run.start - 40), run.start) or _BY.match(text, run.end)
        if other or not (speaks or owning) or not _is_name(name):
            continue
        if _is_formed(text, run, run.start == start):
            classes[0 if owning else 1].setdefault(name, run)
        elif speaks and _is_vaguely_formed(name, run.start > start, owning):
            classes[2].setdefault(name, run)
    chosen = next((found for found in classes if found), {})
    return next(iter(chosen.values())) if len(chosen) == 1 else None


def _is_vaguely_formed(name: str, inside: bool, owning: bool) -> bool:
    """Say whether a name inside a sentence has a capital article, or is long and owns something."""
    pieces = name.split()
    article = inside and pieces[0] in ("The", "A", "An") and not name.endswith("s")
    return article or (owning and (len(pieces) > 2 or pieces[0] == "La") and not re.search(r"\b[A-Z]\.| and ", name))


def _runs(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the runs of capitalised words, with the small words and marks between them, without a genitive's end."""
    for found in _RUN.finditer(text, start, end):
        first, last = found.span()
        lead = _LEADING.match(text, first, last) if first == start else None
        stands = _ASIDE.match(text, last) or _VERB.match(
            text, last
        )  # "On the Pier was": the preposition is the title's
        if (
            lead
            and not stands
            and lead["word"].casefold() in words("openers")
            and lead["word"].casefold() not in _ARTICLES | _OPENERS
        ):
            first = lead.end()
        name = text[first:last].rstrip(".:")
        stop = first + len(re.sub(r" ?['’]s?\Z", "", name))
        joined = _JOINED.match(text, first, stop) if _OWNS.match(text, stop) else None
        yield Span(joined.end() if joined else first, stop)


def _is_formed(text: str, run: Span, first: bool) -> bool:
    """Say whether a name has small words, marks or a number as titles have them, and people and places have not.

    Words such as "in" and "with" join what are two names as well: they count before a genitive or as subject only.
    """
    name = text[run.start : run.end]
    pieces = name.split()
    if not _is_name(name):
        return False
    inner = {piece for piece in pieces[1:-1] if piece in _STRONG}
    opened = pieces[0] in _FOREIGN or (pieces[0].casefold() in _ARTICLES | _OPENERS and len(pieces) > 2)
    numbered = re.fullmatch(r"[2-9](?:-?D)?", pieces[-1]) is not None
    marked = re.search(r"\w ?: [A-Z]|[!?](?:\Z| )", name) is not None
    if inner or opened or numbered or marked:
        return True
    subject = (first or _CLAUSE.search(text, max(0, run.start - 12), run.start)) and _VERB.match(text, run.end)
    owning = _OWNS.match(text, run.end) is not None
    return bool(subject or owning) and any(piece in _WEAK for piece in pieces[1:-1])


def _is_name(name: str) -> bool:
    """Say whether a run of words can be a title at all: no body, festival, place or date."""
    several = " " in name and kind_of(name) == "N"
    return several and not _BODY.search(name) and not _DATED.search(name) and not ends_in_country(name)


def ends_in_country(name: str) -> bool:
    """Say whether the last words of a name are a country: "Chile and the United Kingdom"."""
    pieces = name.split()
    return any(len(pieces) > size and vocabulary.country(" ".join(pieces[-size:])) is not None for size in (1, 2, 3))

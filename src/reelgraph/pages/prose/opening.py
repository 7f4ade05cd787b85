"""The film of a page that neither names nor defines it: the subject of a sentence that only a film can have."""

import re
from collections.abc import Callable, Sequence
from itertools import islice

from reelgraph.pages.document import Page, Span
from reelgraph.pages.prose.lexicon import heads, words
from reelgraph.pages.prose.names import kind_of
from reelgraph.pages.prose.sentences import split
from reelgraph.pages.prose.titling import SMALL, ends_in_country, formed, performed, subject

_SENTENCES = 5  # at the head of a page; further down it speaks of other things too
_LONGEST = 90  # code points of a title
# What is said of films and never of people: "X premiered at", "X was shot in", "X stars Y".
_PREDICATE = re.compile(
    r"(?:,? (?:also|which|originally|later|subsequently|officially|reportedly|first|has|had|eventually|then"
    r"|[a-z]+ly))*,? (?:(?:is|was|were|has been|had been) (?:also |[a-z]+ly |first |later |then |not "
    r")*(?:(?:co-)?(?:directed|written|produced|distributed|edited|scripted)(?=[ ,])|(?:theatrically |limitedly "
    r")?released\b|filmed\b|shot (?:on|in|at|entirely|over|primarily|mostly|mainly|partly|largely)\b|screened\b"
    r"|entered in|adapted (?:from|by|into)\b|broadcast\b|animated by\b|loosely based|based (?:[a-z]+ly )?(?:up)?on\b"
    r"|inspired by\b|considered\b|set (?:[a-z]+ly )?in\b|dubbed\b|rated\b|made (?:in|by|on|with|available|as part)\b"
    r"|an? (?:(?:major |huge |modest )?box[- ]office|critical|(?:major |huge |modest )?commercial|significant"
    r"|co-production|(?:international )?co-?production|(?:unofficial |loose |direct )?(?:sequel|prequel|remake"
    r"|adaptation) (?:to|of)|(?:[a-z]+ )?collaboration between)\b|created (?:and|by)\b|submitted\b|aired\b"
    r"|(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?['’]s|the)(?: [a-z]+)? (?:submission|entry|entrant)\b|the official "
    r"(?:submission|entry)\b|(?:(?:best |widely |also )?(?:known|notable|noted|famous|remembered|acclaimed) for its"
    r"|shown|banned|censored|restored|re-?released|re-?issued|remade|shelved|marketed|promoted|dedicated|serialized"
    r"|available on|regarded as|ranked|voted|listed|hailed as|submitted|chosen (?:as|for)|part of|about|met with"
    r"|(?:well|poorly|warmly|positively|favou?rably) received|praised for its|criticized for its|the (?:first|last"
    r"|only|[a-z]+th) of (?:the|an?|his|her|their|[a-z]+|[A-Z][\w'’-]+) [^.;,]{0,30}\b(?:series|trilogy|films|movies"
    r"|cartoons|adaptations)|one of the [^.;,]{0,40}\b(?:films|movies))\b|an? (?:[a-z]+ )?(?:hit|success|failure|flop"
    r"|bomb)\b|(?:the )?(?:(?:[a-z]+th|first|second|third|last|final|latest) )(?:and (?:last|final) "
    r")?(?:(?:[A-Z][\w-]+|[a-z-]+) ){0,3}(?:films?|movie|installment|instalment|entry|cartoon|short|feature)\b"
    r"|credited as (?:the )?(?:one of )?(?:the )?first\b|critically acclaimed|(?P<prized>nominated|awarded|selected"
    r"|the (?:recipient|winner|co-recipient))\b)"
    r"|stars (?!in\b|as\b|alongside\b|opposite\b)|starred (?=[A-Z])|(?:features|featured) (?=[A-Z]|the |an? )"
    r"|(?:premiered|debuted|grossed|opened (?:in|at|on|to)\b|screened at)\b|follows |tells |depicts |chronicles "
    r"|explores |pays homage |revolves around|recounts |aired (?:on |in )?(?=[A-Z\d])|toured\b|received (?:an? "
    r")?(?:(?:generally|mostly|overwhelmingly|mixed|positive|negative|favou?rable|wide|limited|theatrical) )|became "
    r"an? (?:[a-z-]+ ){0,3}(?:hit|success|failure|flop|film|classic)|proved (?:to be )?an? |holds an? |has an? "
    r"(?:approval|rating)|(?:marks|marked) (?:the|[A-Z])|competed (?:for|at|in)\b|played (?:at|in) the|(?:opens"
    r"|begins|ends) with |concerns |deals with |contains |made its debut|dramati[sz]es |documents |spanned |(?:had"
    r"|has|made) its (?:[a-z]+ )?premiere|did not win any|became the (?:first|second|third|last|[a-z]+th|highest"
    r"|most)\b[^.;,]{0,40}\b(?:film|movie)|(?:centers|focuses) (?:on|around)|takes place|cost (?=[$£€\d])|(?:runs"
    r"|lasts) (?:for )?\d|is \d+(?:\.\d+)? minutes|(?:which )?(?:has|had) a (?:running time|runtime|total running"
    r"|budget|total runtime)|which (?:stars|was|is) (?:(?:co-)?(?:directed|written|produced|edited|distributed)"
    r"|[A-Z])|(?:(?:co-)?(?:directed|written|produced|distributed|edited) by|starring) (?=[A-Z])|(?P<won>won|wins"
    r"|received|earned|garnered)\b)"
)
_LEAD = re.compile(
    r"(?P<participle>(?:(?:Loosely|Partly|Often|Originally|Widely) )?(?:[Cc]o-)?(?:[Dd]irected|[Ww]ritten"
    r"|[Pp]roduced|[Ss]et|[Bb]ased|[Ff]ilmed"
    r"|[Ss]hot|[Ss]tarring|[Rr]eleased|[Ff]eaturing|[Aa]dapted|[Ii]nspired|[Cc]ited)\b)"
    r"|(?:In|On|At|With|After|Before|During|For|Following|Like|Unlike|An?|The|Despite|Upon)\b"
)
# What stands before a subject without a comma: "Although X did", "For the 1998 Oscars X was".
_JOINED = re.compile(
    r"(?:Although|Though|While|Because|Since|However,|But|And|(?:In|At|For|On) (?:the )?(?:\d{4} [A-Z]\w+s|(?:early |late )?\d{4})(?! ?[,-])) (?=[A-Z\d])"
)
_FOR_A_FILM = re.compile(
    r"[^.;]{0,110}?\b(?:Cinematography|Editing|Makeup|Costume|Art Direction|Production Design|Mixing|Palme d|Golden Bear|Golden Lion|Golden Leopard|Crystal"
    r" Globe|Prix|Teddy|FIPRESCI|LUX|Lux|Jury|Audience Award|Golden Film|Picture|Film|Films|Animated|Feature|Documentary|Short|Foreign|Visual Effects|Sound"
    r"|Presentation|(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+) [A-Z]\w+ Awards)\b"
)
_WORKS_OWN = re.compile(  # what people do not have
    r"'s (?:[a-z-]+ ){0,2}?(?:premiere|release|plot|soundtrack|box office|ending|running time|title|budget|filming|narrative|storyline|opening|trailer|shooting|music video)\b"
)
# Where a film is named beside the subject: "and X won", "where X had its premiere", "for X's performance".
_LATER = re.compile(r"(?:,? (?:and|but|while|where|when|as)|[;,]) (?=[A-Z\d])")
_OWNING = re.compile(
    r"'s (?:[a-z-]+ ){0,2}?(?:performances?|roles?|screenplay|writing|premiere|director|cast|plot|story|themes?|title"
    r"|soundtrack|release|box office|ending|running time|budget|filming|narrative|storyline|opening|trailer|shooting"
    r"|music|script|score|characters?|protagonist|production|setting|sequel|predecessors?|music video)\b"
)
_PRIZED_FOR = re.compile(
    r"\b(?:won|nominated|awarded|nomination|award)\b[^.;]{0,120}? for (?P<title>(?:The|An?) [^.,;]{2,80})[.,;]"
)
_NAMED = (
    r"(?P<title>[A-Z\d][^.;()\n]{0,80}?)(?=[.,;)]|\Z| (?:which|that|was|is|were|has|had|stars|starring|and|where|who|in"
    r"|runs|lasts|cost|from|at|premiered)\b)"
)
_CALLED = re.compile(
    rf"\b(?:film|movie|documentary|cartoon|picture)(?: (?:called|titled|entitled),?)? [\"“'‘]?{_NAMED}"
)
_MADE = re.compile(
    r"\b(?:(?:(?:director|producer|writer|screenwriter|editor|composer|cinematographer|narrator)s?|music"
    r"|cinematography|screenplay"
    rf"|script|(?:music )?video|soundtrack|score|cast|language|length|running time|runtime|budget) (?:of|for|to)"
    rf"|(?:stars?|starred|starring|appears?|appeared) in) {_NAMED}|\b(?:[Ii]ts|film's|[Tt]he(?: full| original| "
    rf"English| international| working)+) (?:full |original |English |international |working )*title (?:is|was) "
    rf"{_NAMED.replace('title', 'entitled')}"
    r"|\bmaking (?P<made>[A-Z\d][^.;,()\n]{1,80}?) the (?:most |first |second |third |last |only |highest"
    r"|longest)[^.;,]{0,30}\b(?:film|movie)\b"
)
_OTHER_FILM = re.compile(
    r"\b(?:based on|sequel to|prequel to|remake of|inspired by|similar to|adaptation of|followed by|preceded by"
    r"|from|than|like"
    r"|(?:his|her|their) |earlier|previous|first|later)\b[^,;.]{0,40}\Z"
)
_LISTED = re.compile(r",? (?:and )?[A-Z]")  # "a cast of N, N and N"
_PRIZE = re.compile(r"\b(?:Award|Best|Prize)")
_PIECE = re.compile(r"[^\s]+")
_UNPERSONAL = frozenset(
    "the my your our his her who what when where why how this they no two three we you i it he she".split()
)
_ARTICLES = frozenset(("the", "a", "an"))
_NO_TITLE = re.compile(
    r"(?:the|this|its|his|her|it|he|she|they|these|those|there|some|many|all|both|each) ?(?:[a-z]|\Z)|(?:January"
    r"|February"
    r"|March|April|May|June|July|August|September|October|November|December) \d|\d{4}\Z",
)
_MARKS = ":;,!?–—-+()\"'“”‘’…."


def acting(page: Page) -> Span | None:
    """Return the first name at the head of the page of which something is said that is said of films."""
    return _first(page, (performed, _apposed, _opening, subject, _called, _continuing, _owning, _prized_for))


def alone(page: Page) -> Span | None:
    """Return the film of a page as `acting` finds it, or the one name of a sentence that has the form of a title."""
    return acting(page) or _first(page, (formed,))


def _first(page: Page, readers: Sequence[Callable[[str, int, int], Span | None]]) -> Span | None:
    heads_of_page = list(islice(split(page), _SENTENCES))
    for reader in readers:
        for stretch in heads_of_page:
            if found := reader(page.text, stretch.start, stretch.end):
                return found
    return None


def _opening(text: str, start: int, end: int) -> Span | None:
    """Return the film that a sentence opens with, or that follows what leads up to it."""
    if joined := _JOINED.match(text, start, end):
        start = joined.end()
    lead = _LEAD.match(text, start, end)
    found = None if lead and lead["participle"] else _subject(text, start, end)
    if not lead or lead[0] == "The" or (found and "," not in text[found.start : found.end]):
        return found
    for comma in re.compile(r", (?=[A-Z\d])").finditer(text, start, min(end, start + 240)):
        if (found := _subject(text, comma.end(), end)) and "," not in text[found.start : found.end]:
            return found
    return None


_APPOSED = re.compile(
    r"(?:(?:[Tt]he|[Oo]ne)(?: [a-z-]+){0,3} (?:of [^.;,]{1,60}? )?(?:films?|movies?)\b|(?:Often|Widely|Generally|Considered|Regarded|Cited|Hailed|Described)"
    r"\b[^.;,]{0,80}\b(?:films?|movies?)\b|An? (?:[a-z]+ ){0,3}?(?:box[- ]office |commercial |financial )?(?:success|hit|failure|flop|bomb)\b)[^.;,]{0,60}, "
    r"(?P<title>[A-Z\d][^.;,()\n]{0,80}?) (?:was|is|won|has|had|received|stars|became|earned|grossed|also|marks|marked|remains|follows|tells)\b"
)


def _apposed(text: str, start: int, end: int) -> Span | None:
    """Return the film after what is said of it beforehand: "Often called the best film of its year, X won"."""
    found = _APPOSED.match(text, start, end)
    return Span(*found.span("title")) if found and is_title(found["title"]) and kind_of(found["title"]) == "N" else None


def _called(text: str, start: int, end: int) -> Span | None:
    """Return what a sentence calls a film, or whose maker it names: "the film X", "the producer of X"."""
    for pattern in (_CALLED, _MADE):
        for found in pattern.finditer(text, start, end):
            group = next(name for name in ("title", "made", "entitled") if found.groupdict().get(name))
            title = found[group].rstrip(" ,")
            other = _OTHER_FILM.search(text, max(start, found.start() - 60), found.start())
            stop = found.start(group) + len(title)
            listed = _LISTED.match(text, stop) and _personal(title)
            if not other and not listed and is_title(title) and kind_of(title) == "N" and not _PRIZE.search(title):
                return Span(found.start(group), stop)
    return None


def _continuing(text: str, start: int, end: int) -> Span | None:
    """Return the film of a later clause, where its name cannot be a person's."""
    for joint in _LATER.finditer(text, start, min(end, start + 500)):
        found = _subject(text, joint.end(), end)
        title = text[found.start : found.end] if found else ""
        if found and not _personal(title) and not ends_in_country(title) and not re.search(r"[,;]|\band\Z", title):
            return found
    return None


def _owning(text: str, start: int, end: int) -> Span | None:
    """Return the film before a genitive: "for The Long Pier's screenplay"."""
    for owned in _OWNING.finditer(text, start, min(end, start + 500)):
        for word in re.compile(r"(?<![^\s(])[A-Z\d]").finditer(
            text, max(start, owned.start() - _LONGEST), owned.start()
        ):
            title = text[word.start() : owned.start()]
            if word.start() == start and title.split()[0].casefold() in words("openers") - _UNPERSONAL:
                continue
            works = _WORKS_OWN.match(text, owned.start()) is not None
            if is_title(title) and (works or not _personal(title)) and _stands_alone(text, word.start(), title):
                return Span(word.start(), owned.start())
    return None


def _stands_alone(text: str, start: int, title: str) -> bool:
    """Say whether a title is cut off from what stands before it, and is not the end of a prize's name."""
    before = re.search(r"(\S+) \Z", text[max(0, start - 30) : start])
    ended = before and before[1][-1] in ",;:.)"
    named = before and before[1][0].isupper() and not ended and before[1].casefold() not in words("openers")
    return not named and not _PRIZE.search(title) and not re.search(r"[;,)] ", title)


def _prized_for(text: str, start: int, end: int) -> Span | None:
    """Return the film for which a prize is told: "was nominated for the best score for The Long Pier"."""
    found = _PRIZED_FOR.search(text, start, end)
    fits = found and is_title(found["title"]) and not _PRIZE.search(found["title"])
    return Span(*found.span("title")) if found and fits else None


def led(subject: str) -> int:
    """Return how much of the words before a verb only leads up to the subject: "Loosely based on a tale, X"."""
    start = subject.rfind(", ") + 2
    lead = _LEAD.match(subject)
    leads = lead is not None and lead[0] not in ("The", "A", "An") and "(" not in subject
    return start if start > 1 and leads and is_title(subject[start:]) else 0


def _subject(text: str, start: int, end: int) -> Span | None:
    for found in _PREDICATE.finditer(text, start, min(end, start + _LONGEST + 60)):
        stop = _without_bracket(text, start, found.start())
        title = text[start:stop].strip(" ,")
        if not 1 < len(title) <= _LONGEST or not is_title(title):
            continue
        prized = found["prized"] or found["won"]
        if prized and title.split()[0].casefold() in words("callings") and _personal(title):
            return None
        if prized and _personal(title) and not _FOR_A_FILM.match(text, found.end(), end):
            return None
        return Span(start, start + len(title))
    return None


def _without_bracket(text: str, start: int, stop: int) -> int:
    found = re.compile(r",? ?\([^()]{0,120}\)\Z|, (?:also|known|subtitled|later|originally)\b[^.;]*\Z").search(
        text, start, stop
    )
    return found.start() if found and found.start() > start else stop


def is_title(title: str) -> bool:
    """Say whether words look like a title: capitals, numbers, and small words between them."""
    pieces = _PIECE.findall(title)
    if not pieces or _NO_TITLE.match(title) or title.count("(") != title.count(")"):
        return False
    bare = [piece.strip(_MARKS) for piece in pieces]
    if not (bare[0][:1].isupper() or bare[0][:1].isdigit()):
        return False
    if bare[0].casefold() in words("openers") and (len(pieces) == 1 or bare[-1].casefold() in heads()):
        return False
    if bare[-1] in SMALL:
        return False
    return all(not word or word.casefold() in SMALL or not word[0].islower() for word in bare)


def _personal(title: str) -> bool:
    """Say whether a title could be somebody's name: a word or a few, all capitalised, no number or mark among them."""
    pieces = title.replace(" and ", " ").split()
    return (
        len(pieces) <= 3
        and all(re.fullmatch(r"[A-Z](?:[^\W\d_]|['’-])+\.?|[A-Z]\.", piece) for piece in pieces)
        and pieces[0].casefold() not in _UNPERSONAL
    )

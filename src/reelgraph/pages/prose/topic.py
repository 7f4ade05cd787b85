"""Which film a page is about, where its title stands, and which work each part of a sentence speaks of."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reelgraph.pages.document import Page, Span
from reelgraph.pages.prose import opening
from reelgraph.pages.prose.grammar import CREDITED, FILM, rule_pattern
from reelgraph.pages.prose.lexicon import heads, words
from reelgraph.pages.prose.sentences import blocks
from reelgraph.pages.prose.shape import Sentence

_DETERMINER = r"(?:(?:only |also )?(?:an?|the|\d{4}|one|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?['’]s))"
_DEFINING = re.compile(
    rf"\s*(?P<title>[^\n]{{1,150}}?),?(?:\s\([^()\n]{{0,200}}\)),?(?:\s(?:also|or|originally|later|released)\s[^\n;.]{{1,120}}?,)?\s(?:is|was)\s+{_DETERMINER}\s"
    rf"|\s*(?P<bare>[^\n]{{1,150}}?),?\s(?:is|was)\s+{_DETERMINER}\s"
)
_NO_TITLE = re.compile(
    r"\(|and |(?:The|This|Its?|His|Her|Their|A|An|Based|Directed|Written|Set|Produced|Adapted) [a-z]"
)
_CALLING = re.compile(
    r"(?:[a-z-]+ ){0,3}(?:director|producer|writer|screenwriter|editor|composer|cinematographer|narrator|actor"
    r"|actress|star|author|maker)s?"
    r" (?:of|for|in|on|behind)\b"
)
_BRACKETED = re.compile(r"\s*\((?:[^()]*film|\d{4}|[^()]*series|[^()]*short)\)\s*\Z")
_OPENING = 30  # blocks in which a page is expected to say what its film is
_ABBREVIATION = 4  # a longer word before a full stop ends a sentence
_ALIAS = re.compile(
    r",? (?:—|–|\(|also (?:known|called|released|titled|spelled)|originally|released|a\.k\.a|aka\b"
    r"|or simply|better known|known|stylized|sometimes"
    r"|previously|alternatively|titled)|, (?:later|internationally|formerly|subtitled)\b|, or "
)
_QUOTES = "\"'“”‘’«»"
_BEFORE = re.compile(r"([^\W\d_][\w'’.-]*)[ \u00a0]\Z")
_LONGER = re.compile(r"[ \u00a0](?:[IVX]+\b|\d+\b|[A-Z][\w'’-]*)|-\w|: [A-Z]")
_PRONOUNS = frozenset(("it", "he", "she", "they", "this", "there", "that"))


def titles(page: Page, known: Sequence[str]) -> Sequence[Span]:
    """Return where the page names its own film: a title known from elsewhere, or the subject of its definition."""
    names = {_bare(name) for name in (*known, page.title or "") if name and _bare(name)}
    defined = _defined(page)
    if defined and not opening.is_title(page.text[defined.start : defined.end]):
        other = opening.acting(page)
        defined = other if other and defined.start <= other.start < defined.end else defined
    found: set[Span] = {defined} if defined else set()
    if defined:
        names.add(page.text[defined.start : defined.end])
    if not names and (subject := opening.alone(page)):
        found.add(subject)
        names.add(page.text[subject.start : subject.end])
    if names:
        found.update(_mentions(page.text, names))
    return _disjoint(sorted(found, key=lambda span: (span.start, -span.end)))


def _bare(title: str) -> str:
    return _BRACKETED.sub("", title).strip().strip(_QUOTES)


def _defined(page: Page) -> Span | None:
    """Return the subject of the first sentence that defines a film."""
    paragraphs = [block for block in blocks(page) if block.kind != "heading"]
    for block in paragraphs[:_OPENING]:
        found = _DEFINING.match(page.text, block.start, block.end)
        if found and _defines(page.text, found):
            name = "title" if found["title"] is not None else "bare"
            start = found.start(name) + opening.led(found[name])
            title = _ALIAS.split(page.text[start : found.end(name)], maxsplit=1)[0]
            span = Span(start, start + len(title))
            inner = len(title) - len(title.lstrip(_QUOTES))
            closing = _QUOTES if "(" in title else _QUOTES + ")"  # 'The Quay") is a film': its bracket was cut off
            if title.strip(_QUOTES + ")"):
                return Span(span.start + inner, span.start + len(title.rstrip(closing)))
    return None


def _defines(text: str, found: re.Match[str]) -> bool:
    title = found["title"] or found["bare"]
    if title.casefold().strip(_QUOTES) in _PRONOUNS or title.casefold().startswith(("the film", "the movie", "this ")):
        return False
    if _CALLING.match(text, found.end()) or _NO_TITLE.match(title):
        return False
    following = re.split(r"(?<!\bBros)(?<!\bInc)(?<!\bCo)[.;\n]", text[found.end() : found.end() + 160], maxsplit=1)[0]
    return any(word.strip(",") in heads() for word in following.casefold().split()) or bool(_RECORDED.search(following))


_RECORDED = re.compile(
    r"\b(?:co-productions?|(?:[a-z]+th|first|second|third|final|last|pilot) episode|(?:home |music |concert |viral )?videos?(?! game)|(?:concert|live|video|film) recording|(?:comedy|concert|live|music) DVD|OVA"
    r"|(?:television|TV|anime|animated|OVA|cartoon) (?:series|programme|program|serial)|installment|instalment)\b"
)


def _mentions(text: str, names: set[str]) -> Iterator[Span]:
    pieces = (_loosely(name) for name in sorted(names, key=lambda n: (-len(n), n)))
    for found in re.finditer(rf"(?<!\w)(?:{'|'.join(pieces)})(?!\w)", text):
        if not _longer(text, found):
            yield Span(*found.span())


_MARK = re.compile(r"\\?([:;,!?()'’&…])")


def _loosely(name: str) -> str:
    """Return a pattern for a title that allows for spaces around its marks, as tokenised texts have them."""
    pattern = "[ \u00a0]".join(map(re.escape, name.split()))
    return _MARK.sub(lambda mark: rf"[ \u00a0]?{re.escape(mark[1])}", pattern)


def _longer(text: str, found: re.Match[str]) -> bool:
    """Say whether the title is only part of a longer name ("Little Orphan Annie", "Phantasm II")."""
    if _LONGER.match(text, found.end()):
        return True
    before = _BEFORE.search(text, max(0, found.start() - 30), found.start())
    if not before or (before[1].endswith(".") and _ends_sentence(before[1])):
        return False
    return before[1][0].isupper() and before[1].casefold() not in words("openers")


def _ends_sentence(word: str) -> bool:
    """Say whether the full stop of a word before a title ends a sentence: it abbreviates no name."""
    bare = word[:-1].casefold()
    return len(word) > _ABBREVIATION or (len(bare) > 1 and "." not in bare and bare not in _BEFORE_NAMES)


_BEFORE_NAMES = frozenset("mr mrs ms dr st lt mt vs jr sr no sgt gen rev col".split())


def _disjoint(spans: Sequence[Span]) -> Sequence[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


# --- what each part of a sentence speaks of ---------------------------------------------------------

_SUBJECT = rule_pattern(
    r"\A[\"'“‘(]?(?:(?:also|however|yet again|once again|once more|again|finally|here|additionally|originally"
    r"|initially|later|internationally|in addition"
    r"|[a-z]+ly),? )?"
    r"(?:(?:in|on|from|after|before|following|despite|during|at|upon|for|with|although|while|when|as"
    r"|like|unlike|because|since|though|alongside|along with|opposite|besides|joining"
    r"|produced|directed|written|set|based|filmed|shot|starring|released|featuring|adapted|made"
    r"|loosely|co-\w+|inspired)\b[^;]*?, |(?:at|in|on|for) (?:the )?(?:[KY] )?[QEDYNP] )??"
    r"(?:(?P<film>{film}\b(?!'s)|(?:film|movie) (?:stars|features|was|is)|he (?:has|also)|(?:is|was) (?:an?|the"
    r"|directed"
    r"|produced|written)\b)|(?P<part>(?:the"
    r"|its|this|his|her) (?:[a-z'-]+ ){0,3}?(?:screenplay|scenario|running time|runtime|budget|language|length"
    r"|script|story|plot|music|score|cinematography|editing|art direction|costume design|action|events|setting"
    r"|photography|cast|dialogue|narrative|sets|costumes|production design(?:er)?|parts?|roles?"
    r"|characters?|protagonists?|hero|heroine|villain|antagonist|other members|members|actors|actresses|players"
    r"|performers|scenes|exteriors|interiors|shooting"
    r"|filming"
    r"|title roles?|leads?|leading roles?|voices?|working title|original title|title|producers?"
    r"|directors?|executive producers?|editor|composer|cinematographer|screenwriters?|writers?|narrator|stars?"
    r"|release|distribution|(?:world |us |uk )?premiere)\b"
    r"|(?:(?:(?:the )?(?:majority|bulk|rest|remainder)|parts?|portions?|scenes?|exteriors?|interiors?|most|some"
    r"|much|all|location shooting"
    r"|exterior scenes|interior scenes|many scenes|other scenes|several scenes|locations|the locations)(?: (?:of"
    r"|for|in|used|were))\b)|other (?:[a-z]+ )?(?:members|actors|players|stars|roles|parts)|(?:location|extensive"
    r"|extensive location|second unit"
    r"|additional|some|exterior|interior|studio|many) (?:scenes|filming|shooting|shots|photography"
    r"|sequences)\b|(?:principal|film locations|locations|pre-production|filming|shooting|production|screenplay"
    r"|music|script|cinematography"
    r"|supporting|cast members|co-stars?|lead|main)\b)"
    r"|(?P<led>(?:co-)?(?:produced|directed|written|set|based|filmed|shot|starring|released|featuring"
    r"|serving|acting|adapted|made|loosely|inspired|nominated for|winner of|recipient of|originally|initially"
    r"|titled|entitled"
    r"|edited|scored|narrated|distributed|co-starring|also|a|an|the (?:[a-z]+ )?debut|(?:the )?(?:[a-zK]+) (?:[a-z]+ "
    r")?(?:film|installment|entry|movie|feature) (?:in|of|from|to)|the (?:first|last|final|third|fourth|fifth"
    r"|[a-z]+th) (?:in|of)|the (?:first|second|third|last|final|[a-z]+th)(?: and (?:final|last))? (?:N |C "
    r"|[a-z-]+ )?(?:film|movie|feature|entry|short))\b)"
    r"|(?P<person>(?:the )?[NTPA]\b|(?:executive producers?|writer|director|producer|actor|actress|comedian|singer"
    r"|screenwriter"
    r"|composer|the director|the producers?)\b))"
)
_OTHER_SUBJECT = rule_pattern(
    r"\A(?:an?|the|two|three|several|another) (?:(?!(?:is|was|film|movie|has|had|score"
    r"|story)\b)[a-zKYAN'/-]+ ){0,4}?(?:(?:(?:[a-z]+[/-])?sequels?"
    r"|remakes?|prequels?|spin-offs?|adaptations?|versions?)(?! (?:to|of)\b)|albums?|soundtracks?"
    r"|songs?(?! score)|novels?|books?|plays?"
    r"|series|shows?|games?|novelizations?|novelisations?|effects|(?:second|third|fourth|fifth|sixth|later|original"
    r"|first|previous|earlier|next|subsequent|other) (?:film|movie|version|adaptation)s?"
    r"(?! (?:in|of|from) [^.;,]{1,60}, (?:it|F|the film|this)\b)|films)\b"
)
_MARKS = rule_pattern(
    r"(?P<film>(?<!on )(?<!of )(?<!to )(?<!from )(?<!for )(?<!about )\b(?:the|this) (?:film|movie|picture"
    r"|production)\b(?=,? (?:which|that|is|was|were"
    r"|has|had|also|itself|then|[a-z]+s|[a-z]+ed)\b)|\bF\b(?! (?:film|franchise|series|trilogy"
    r"|movies))"
    r"|(?:[,;:—–] |\band |\bbut |\bwhile |\bas |\bthough |\bbecause )(?:it|this (?=is |was ))\b)"
    r"|(?P<other>\b(?:sequel|sequels|prequel|remake|follow-up|follow up|companion|spin-off|spinoff"
    r"|successor|homage|tribute|response"
    r"|reboot|remade|parody|reworking|retelling) (?:to|of|from|as|piece to)\b"
    r"|\b(?:similar to|following|followed|preceded|succeeding|preceding) (?:by )?(?:the |a |an "
    r"|his |her |their )?(?:[a-z]+ )*(?=[YNT])"
    r"|\bof the (?:Y|original|A) (?:[a-zA]+ )*film\b)"
    r"|(?P<later>\b(?:followed by|remade|adapted (?:in)?to|inspiration (?:for|behind)|[;,] the (?:first"
    r"|second|original|earlier|other|latter|former)(?= (?:was|is|had)|,)|inspired (?:an?|the|two"
    r"|several)|spawned|led to|was turned into|became the basis"
    r"|basis (?:for|of))\b)"
    r"|(?P<source>\b(?:based|adapted|adaptation|adapts|dramatization|version|inspired|derived|drawn"
    r"|suggested|reworking|loosely)"
    r" (?:up)?(?:on|from|of|by)\b)"
    r"|(?P<which>\b(?:which|whose|that|and which)\b(?! [a-z]+s? (?:the|a) (?:film|movie)\b))"
    r"|(?P<who>\bwho(?:m)?\b|\bwhere\b|\bwith whom\b)"
    r"|(?P<again>(?:,? and|;|, but) (?:(?:is|was|were|also|later|it|has|been|then|being|both) )*(?={credited}))"
    r"|(?P<comma>, (?:also |is |was )?(?={credited}))"
    r"|(?P<bare> (?=(?:co-)?(?:directed|starring|produced|distributed|released|featuring)\b))"
)
FILM_OWNER = "film"


class Owners:
    """For one sentence, the work that each place of its shape speaks of."""

    def __init__(self, sentence: Sentence, defining: bool) -> None:
        self.places: list[int] = [0]
        self.names: list[str] = [_subject(sentence.shape)]
        locked = False
        for mark in _MARKS.finditer(sentence.shape):
            owner, locked = _after(mark, self.names[-1], locked, defining)
            if owner != self.names[-1]:
                self.places.append(mark.end())
                self.names.append(owner)

    def at(self, position: int) -> str:
        """Return whose the words at `position` are: film, source, other, else or person."""
        return self.names[bisect_right(self.places, position) - 1]


def _subject(shape: str) -> str:
    if _OTHER_SUBJECT.match(shape):
        return "else"
    found = _SUBJECT.match(shape)
    if not found:
        return "else"
    return "person" if found["person"] else FILM_OWNER


_NAMESAKE = re.compile(
    r"\b(?:novel|novella|book|play|musical|story|opera|poem|series|strip|cartoon|comic|sketch)s?,? \Z"
)  # "the musical F"


def _after(mark: re.Match[str], owner: str, locked: bool, defining: bool) -> tuple[str, bool]:
    """Return the owner after a mark, and whether a relative clause holds it there."""
    kind = mark.lastgroup
    if mark[0] == "F" and owner == "source" and _NAMESAKE.search(mark.string, 0, mark.start()):
        return owner, locked
    if kind == "film":
        return FILM_OWNER, False
    if kind in ("other", "later"):
        weak = kind == "other" and defining and owner == FILM_OWNER
        return ("source" if weak else "other" if owner in (FILM_OWNER, "source") else owner), False
    if kind == "source":
        return ("source" if owner == FILM_OWNER else owner), locked
    if kind == "which":
        return owner, owner in ("source", "other")
    if kind == "who":
        return ("person" if owner == FILM_OWNER else owner), False
    return _released(mark, owner, locked)


def _released(mark: re.Match[str], owner: str, locked: bool) -> tuple[str, bool]:
    kind, text = mark.lastgroup, mark[0]
    if owner in (FILM_OWNER, "else"):
        return owner, locked
    if locked and not re.search(r"\b(?:is|was|were|it|also)\b|;", text):
        return owner, locked
    if kind == "again":
        return FILM_OWNER, False
    if kind == "comma" and owner == "other" and text.endswith(("is ", "was ")):
        return FILM_OWNER, False
    if kind == "comma" and owner in ("source", "person"):
        written = mark.string.startswith(("written", "co-written", "created"), mark.end())
        return (owner if written and owner == "source" else FILM_OWNER), False
    if kind == "bare" and owner == "source":
        return FILM_OWNER, False
    return owner, locked


__all__ = ["CREDITED", "FILM", "FILM_OWNER", "Owners", "titles"]

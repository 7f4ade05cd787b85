"""What the film is based on: novels, plays and other sources, with their authors."""

import re
from collections.abc import Iterator

from reelgraph.pages.document import Mention
from reelgraph.pages.prose.entitling import extended
from reelgraph.pages.prose.grammar import rule_pattern
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.lexicon import words
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_FORM = (
    r"(?:novels?|novella|novelette|books?|plays?|stage plays?|short stor(?:y|ies)|musical|stage musical"
    r"|comic books?|comics?|comic strips?|comic book series|graphic novels?|memoirs?|autobiography"
    r"|biography|poem|manga|opera"
    r"|operetta|video games?|game|television series|tv series|tv show|television show|series|radio (?:play"
    r"|series|show|drama|serial)|article|cartoon series|cartoons?|animated series|sitcom|story"
    r"|stories|fairy tale|fairytale|tale|fable|legend|screenplay|teleplay|non-fiction book|nonfiction book"
    r"|children's book"
    r"|picture book|book series|novel series|song|album|character|characters|superhero|film|films"
    r"|toy line|toys|toy|play by play|magazine article|essay|musical play|stage production|farce"
    r"|ballet|folk tale|anime|trilogy|attraction|ride|work|works|novels series|sketch|sketches"
    r"|comic|serial|saga|epic|drama|romance|journals?|diary|diaries|letters|documentary|webcomic|web series|podcast"
    r"|newspaper column)"
)
_BASED = rule_pattern(
    r"\b(?:adapted (?:for the screen )?by N(?:,? and N)? from|(?:loosely |partly |very loosely |partially |closely "
    r"|directly )?(?:based|adapted|drawn|derived|inspired|suggested|(?:additional )?material)(?: it| (?:the|his|her"
    r"|their) (?:film|story|screenplay|script))?(?: ?loosely| in part"
    r"| partly| (?:very )?[a-z]+ly)? (?:up)?(?:on|from|by)|(?:film |screen "
    r"|movie |cinematic |loose |big-screen |faithful |modern |live-action |animated |television "
    r"|musical |feature film |stage |free |filmed )*(?:(?:adaptation|version|dramatization|re-?telling"
    r"|reworking|rendition|reimagining|re-imagining) (?:of|on)|adapts|adapting|dramati[sz]es|(?:is|was) taken from|follows the plot of))(?: (?:both|(?:the )?(?:(?:first|last|early|earlier"
    r"|original|main|opening|final) )?(?:[a-zK]+ )?(?:parts?|elements|portions?|chapters?|episodes?|incidents|themes"
    r"|settings|plot|premise|characters|appendices)(?:,? and [a-z]+)? (?:of|from|in)(?! the same)"
    r"|the (?:book|libretto) of(?! the same)|an episode (?:of|from|in)|characters created by|the first [a-zK]+ of))? "
)
_SOURCE = rule_pattern(
    r"(?P<lead>(?:(?:the|a|an|his|her|its|their|both|two|three|four|own|Y|K|A|[YK][-–][YK]|children's|(?!(?:by"
    r"|of|from|about|with|in|for|that|which|who|written|created|based)\b|{form} (?:by|of|with|written)\b)[a-zK][a-z'-]*"
    r"|[NC](?= (?:[a-z]+ )?(?:comic|comics|theme|video|novel|book|play|short|toy|television|attraction|superhero"
    r"|character|fairy|strip|radio|tv|manga|story|magazine|ride)\b)|[NC](?= (?:[a-z-]+ ){0,2}?{form},? [NTF])"
    r"|(?P<adjective>N)(?= (?:[a-z-]+ ){0,2}(?:novel"
    r"|novella|novelette|play|story|short story|memoir|book) [NT])|(?P<owner>[NC](?:,? and N)?)'s?(?: and N's)?) "
    r"){0,9}?)"
    r"(?:(?P<form>{form})(?:\b,?(?: (?:series|called|entitled|titled|named|of"
    r"|by the name of))?)? )?(?P<work>[NTFC])(?(form)|(?!'s? [NTF]))(?!'s? "
    r"[a-zYKA])(?! (?:created(?! by)|wrote|had|co-wrote|told|heard|read|originated|and N (?:wrote"
    r"|created))\b)(?! (?:films|movies|pictures)\b)(?! (?:[a-zAYN-]+ "
    r"){0,3}?{form},? (?:series )?(?:called |titled |entitled )?[NTF])(?P<rest>.{0,240})",
    form=_FORM,
)
_SAME = rule_pattern(
    r"(?P<lead>(?:(?:the|a|an|his|her|its|own|Y|K|A|[a-zK][a-z'-]*|B|(?P<owner>[NC])'s?"
    r"|N) ){0,10}?)(?P<form>{form})(?: "
    r"series)?,? (?:also )?(?P<by>(?:written |created )?by (?:[a-zA]+ ){0,4}N(?:,? and (?:[a-z]+ ){0,2}N"
    r"|, N)* )?(?P<same>(?:of|with|by|under|bearing|having) (?:the )?same (?:name|title)|of that name"
    r"|of this name|likewise titled)(?P<rest>.{0,160})",
    form=_FORM,
)
_EPONYMOUS = rule_pattern(
    r"(?:(?:the|a|an|his|her|Y|K|A|[a-z-]+|(?P<owner>[NC])'s?) ){0,8}?(?P<same>eponymous|same-named"
    r"|self-titled|identically titled|similarly titled"
    r"|same-titled) (?:Y )?(?:[a-zN]+ ){0,3}?(?P<form>{form})\b(?P<rest>.{0,160})",
    form=_FORM,
)
_AUTHOR = re.compile(
    r"(?:,? (?:written|created|penned|authored|first published|published in Y|developed|originated"
    r"|novella|novel|by|in Y|from Y|\(Y\)|series|comic strip|characters?),?)*? ?(?:,? (?:written "
    r"|created |penned |authored )?by) (?:the )?(?:[a-zA-]+(?: and)? ){0,5}?(?P<author>N(?:(?:, N)*,? and N)?)"
)
_HIS_SCRIPT = re.compile(r"based (?:his|her|their) (?:screenplay|script)")
_NOT = re.compile(r"\b(?:not|never) (?:[a-z]+ )?\Z")
_ADAPTED = re.compile(r"adapted (?:it|the (?:film|story|screenplay|script)) ")
_GENERIC = re.compile(
    r"\b(?:life|lives|events?|true|real|real-life|case|exploits|experiences?|legends?|idea|premise"
    r"|concept|childhood|career|murder|story of|stories of|memories|adventures of)\b"
)


@rule("based-on")
def based_on(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read sources with their authors: "based on N's Y novel N", "adapted from the play of the same name by N"."""
    for found in _BASED.finditer(sentence.shape):
        if not _of_film(reading, sentence, found):
            continue
        if told := _same(reading, sentence, found.end()):
            yield told
        else:
            yield from _named(reading, sentence, found)


def _of_film(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    before = sentence.shape[: found.start()]
    if _NOT.search(before) or re.search(
        r"\b(?:novel|book|play|which (?:in turn )?(?:was|is|were|had been)|in turn,?|itself|novelization"
        r"|musical(?! (?:film|comedy|drama|fantasy|adventure|romance|romantic|western|short|biographical))"
        r"|believed to (?:have been|be)|character|seem to be|name|title|same name|remake|suspects)[a-z ]{0,16} "
        r"\Z",
        before[-50:],
    ):
        return False
    if _HIS_SCRIPT.search(found[0]):
        return reading.owner(sentence, found.start()) in ("film", "person") and not doubtful(
            sentence.shape, found.start()
        )
    if found[0].startswith("adapting") and before.endswith(("while ", "while also ", "also ")):
        return not doubtful(sentence.shape, found.start())
    adapter = re.search(r"\bwho (?:also )?\Z|\A(?:[a-z]+ )?N(?: and N)? \Z", before) and _ADAPTED.match(found[0])
    return (reading.owns(sentence, found.start()) or adapter is not None) and not doubtful(
        sentence.shape, found.start()
    )


def _same(reading: Reading, sentence: Sentence, position: int) -> Found | None:
    """Return the source that has the film's own title."""
    for pattern in (_SAME, _EPONYMOUS):
        if (found := pattern.match(sentence.shape, position)) and _shares_title(reading, found["form"]):
            same = sentence.mention(*found.span("same"))
            object_ = same._replace(normaliser="same-name") if reading.page.title else reading.title()
            if object_ is None:
                return None
            return Found("based_on", object_, found.start("form"), _author(reading, sentence, found))
    return None


def _shares_title(reading: Reading, form: str) -> bool:
    """Say whether "of the same name" means the whole title: a character lends his name to titles that say more."""
    title = (reading.page.title or "").split()
    return form not in ("character", "characters", "superhero") or (len(title) in (1, 2) and "'" not in title[0])


def _author(reading: Reading, sentence: Sentence, found: re.Match[str]) -> dict[str, Mention]:
    if "by" in found.groupdict() and found["by"]:
        written = _AUTHOR.match(sentence.shape, found.start("by") - 1)
        if written:
            return {"author": _authors(reading, sentence, written.span("author"))}
    if found["owner"]:
        return {"author": reading.names.fullest(sentence.mention(*found.span("owner")))}
    written = _AUTHOR.match(sentence.shape, found.start("rest"))
    return {"author": _authors(reading, sentence, written.span("author"))} if written else {}


def _authors(reading: Reading, sentence: Sentence, span: tuple[int, int]) -> Mention:
    mention = sentence.mention(*span)
    return reading.names.fullest(mention) if span[1] - span[0] == 1 else mention


def _named(reading: Reading, sentence: Sentence, found: re.Match[str]) -> Iterator[Found]:
    if stories := _STORIES_OF.match(sentence.shape, found.end()):
        author = {"author": reading.names.fullest(sentence.mention(stories.start("who")))}
        for index in range(*stories.span("works")):
            if sentence.shape[index] == "T":
                yield Found("based_on", sentence.mention(index), index, author)
        return
    source = _SOURCE.match(sentence.shape, found.end())
    if (
        not source
        or _GENERIC.search(source["lead"])
        or (
            (source["form"] or "") in ("character", "characters", "superhero")
            and sentence.shape[source.start("work")] == "F"
        )
    ):
        return
    first = source.start("work")
    owned = source["owner"] is not None
    if source["form"] is None and not owned and (work := _owned_by_author(sentence, first)):
        author = {"author": reading.names.fullest(sentence.mention(first))}
        yield Found("based_on", sentence.mention(work, extended(sentence, work)), work, author)
        return
    if (
        source["form"] is None
        and sentence.shape[first] not in "TF"
        and not owned
        and not _entitled(sentence, found, source)
    ):
        return
    if source["form"] in ("film", "films") and "remake" in sentence.shape[: found.start()]:
        return
    if source["form"] is None and _AUTHOR_BEFORE.match(sentence.shape, first):
        return
    if sentence.words(first) in ("The", "A", "An") and sentence.shape.startswith(" F", first + 1):
        return  # a title that holds the film's own, cut in two
    end = extended(sentence, first, bool(source["form"]) and not source["form"].endswith("s"))
    author = _author_of(reading, sentence, source, end)
    yield Found("based_on", sentence.mention(first, end), first, author)
    yield from _more(sentence, end, author)
    written = _AUTHOR.match(sentence.shape, _more_end(sentence, end))
    yield from _second(reading, sentence, written.end() if written else end)


# An author before the form, as an adjective: "two N stories, T and T"; alone, "the Y N novel" names no work.
_STORIES_OF = re.compile(
    r"(?:(?:the|two|three|four|several|some|K|Y|[a-z]+) ){0,3}(?P<who>N)(?:'s)? (?:[a-zY-]+ )?(?:stories|plays"
    r"|novels|books),? (?P<works>T(?:(?:,? and|,) T){0,4})"
)
_AUTHOR_BEFORE = re.compile(
    r"N (?:[a-zY-]+ )?(?:stories|plays|novels|books|short story|novel|play|book|story|memoir|novella)\b"
)
_SECOND = rule_pattern(
    r"(?: \(Y\))?,? (?:and )?(?:on |upon |from )?(?:the |a |an |his |her |Y |A |[a-z-]+ ){1,5}?{form} (?P<work>[NTF])",
    form=_FORM,
)


def _second(reading: Reading, sentence: Sentence, end: int) -> Iterator[Found]:
    """Yield further sources with forms of their own: "and the Y play N by N"."""
    for _ in range(6):
        found = _SECOND.match(sentence.shape, end)
        if not found:
            return
        first = found.start("work")
        last = extended(sentence, first)
        written = _AUTHOR.match(sentence.shape, last)
        author = {"author": _authors(reading, sentence, written.span("author"))} if written else {}
        yield Found("based_on", sentence.mention(first, last), first, author)
        end = written.end() if written else last


def _owned_by_author(sentence: Sentence, first: int) -> int | None:
    """Return where the work stands after its author: "Ada Okafor's The Pier"; "Rosemary's Baby" is all a title."""
    owner = sentence.words(first)
    known = " " in owner or owner.casefold() in words("authors")
    return first + len("N's ") if known and sentence.shape.startswith("'s N", first + 1) else None


_APPOSED = rule_pattern(r", an? (?:[a-zAYK-]+ ){0,5}?{form}\b", form=_FORM)  # "based on N, a medieval tale"


def _entitled(sentence: Sentence, found: re.Match[str], source: re.Match[str]) -> bool:
    """Say whether a bare name after "based on" is a work: it has an author, or is what the film adapts."""
    end = extended(sentence, source.start("work"))
    if _APPOSED.match(sentence.shape, end):
        return True
    if _FORM_AFTER.match(sentence.shape, end) and sentence.shape[source.start("work")] == "N":
        return True
    closes = re.match(r"[.,;)]|\Z", sentence.shape[end : end + 1]) is not None
    if _APPOSED.match(sentence.shape, end) or (closes and sentence.words(source.start("work")).startswith("The ")):
        return True
    if sentence.words(source.start("work")).endswith(("Series", "Comics")):
        return False
    return (
        re.match(r"(?:,)? (?:written )?by (?:the )?(?:[a-zA]+ ){0,4}N", sentence.shape[end : end + 40]) is not None
        or "adaptation" in found[0]
    )


def _author_of(reading: Reading, sentence: Sentence, source: re.Match[str], end: int) -> dict[str, Mention]:
    for name in ("owner", "adjective"):
        if source[name] and " " in sentence.words(*source.span(name)):
            return {"author": _authors(reading, sentence, source.span(name))}
    if source["owner"]:
        return {"author": _authors(reading, sentence, source.span("owner"))}
    further = _more_end(sentence, end)
    if (apposed := _APPOSED.match(sentence.shape, end)) and apposed.lastgroup:
        return {"author": reading.names.fullest(sentence.mention(apposed.start(apposed.lastgroup)))}
    if written := _AUTHOR.match(sentence.shape, further):
        return {"author": _authors(reading, sentence, written.span("author"))}
    his = re.search(r"\b(?:his|her) (?:own )?\Z|\b(?:his|her)\b", source["lead"])
    if his and (names := [index for index in range(source.start()) if sentence.shape[index] == "N"]):
        return {"author": reading.names.fullest(sentence.mention(names[-1]))}
    return {}


_APPOSED = rule_pattern(
    r", (?:(?:an?|the) (?:[a-zYA-]+ ){0,3}?{form}(?: (?:written )?by (?:the )?(?:[a-zA-]+ ){0,3}(?P<by>N))?"
    r"|(?P<owner>N)'s? (?:own )?(?:[a-zYA-]+ ){0,3}?{form})\b",
    form=_FORM,
)
_FORM_AFTER = re.compile(
    r" (?:[a-zN-]+ ){0,3}?(?:comic strips?|comic books?|comics|comic book series|cartoons?|video games?"
    r"|(?:television|tv|book|novel|radio) series|toys?|toy line|stories|short stories|legends?"
    r"|folk tale|fairy tale|novels|books|characters)\b(?! (?:[NT]|of the same|called))"
)


def _more_end(sentence: Sentence, end: int) -> int:
    while more := re.compile(r",? and (?P<work>[NT])(?= by)").match(sentence.shape, end):
        end = extended(sentence, more.start("work"))
    return end


_MORE = re.compile(r",? and (?:the )?(?P<work>[NT])(?= by)|(?: \(Y\)),? and (?:the )?(?P<dated>[NT])(?= \(Y\))")


def _more(sentence: Sentence, end: int, author: dict[str, Mention]) -> Iterator[Found]:
    """Yield further works by the same author: "the stories N and N by N", "with material from his book N"."""
    if more := _MORE.match(sentence.shape, end):
        yield Found(
            "based_on",
            sentence.mention(more.start(more.lastgroup or 0), extended(sentence, more.start(more.lastgroup or 0))),
            more.start(more.lastgroup or 0),
            author,
        )

"""Prizes: what the film, or somebody for it, won or was nominated for."""

import re
from collections.abc import Iterator

from reelgraph.pages.document import Mention
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.names import kind_of
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_OUTCOME = re.compile(
    r"\b(?:earn(?:ed|ing)|w[oi]n(?:ning)?|brought|gave|giving|garnered|garnering|netted|netting) (?P<whom>N) "
    r"(?=(?:an?|the|his|her) (?:[a-z]+ )?Q(?! nomination))|\b(?P<won>went on to win|(?:won|earned|brought"
    r"|gave|giving|winning|earning|garnered|garnering|netted|netting|gained) (?:him|her|them|it)|won|wins|winning|receiv(?:ed|ing)|was awarded|were "
    r"awarded|awarded|earned|earning|garnered|garnering|took|(?:was|is) the (?:co-)?(?:winner|recipient) of|(?:film"
    r"|movie|short|feature|cartoon|documentary|picture) to win|winner of|tying|shared|picked up|was honored with|the "
    r"recipient of|gained|landed|did win|(?:went|goes|go|going) on to win)\b|\b(?P<nominated>(?<!B )(?<!Q "
    r")nominat(?:ed|ions?|ion)|in the running|shortlisted|contender)(?: at (?:the )?(?:[YK] )?(?:annual )?[QE](?= "
    r"for))? (?:for|in|at)\b"
)
_SEVERAL = re.compile(
    r" (?:(?:an?|its|their|in|all|total|of|over|more|than|K|[a-z]+) ){0,5}?(?:awards?|prizes?|honou?rs|accolades"
    r"|trophies|nominations)"
    r"(?: and nominations)?,? (?:including|among them|such as)(?= )"
)
_NOMINATION = re.compile(r"(?P<more>Q(?:,? and|,) (?:an? )?)?(?P<award>Q(?: for B)?|B) (?:award )?nominations?\b")
_LISTED = re.compile(r"(?:,? including (?:one |those )?(?:for )?|: | for |, for )(?=B|best)")
_AWARD = re.compile(
    r",? ?(?:(?:for|of|both|in|categor(?:y|ies) of|including|its|his|her|their|also|an?|the|other|several|numerous"
    r"|many|some|multiple|K(?! E)|[a-z]+(?= Q)|[a-z]+(?::|, for|,? including)(?= B)|K,|[a-z]+ major|[a-z]+'s|only"
    r"|with|to|at) ){0,4}"
    r"(?:(?P<event>(?:[YK] )?E)(?:'s)? (?P<of>(?:award|prize|jury prize)s?) for (?P<its>B|best [a-z ]{2,40}?)(?=[ "
    r",.;:]|$)"
    r"|(?:(?P<host>(?:[YK] )?E)(?:'s|') )?(?P<year>Y )?(?P<award>Q)(?: (?:award|prize|trophy)s?)?(?:,? (?:for|as) "
    r"(?:its |the |his |her )?(?P<category>T|B(?: "
    r"(?:[–-]|in an?|by an?) [NCA]\b)*|(?:best|outstanding|worst) [a-z- ]{2,60}?(?= (?:at|by|for"
    r"|in|and|to|from|with|but|of)\b|[,.;:]|$)|(?:[NC]|[a-z]+ (?:design|direction|editing|effects"
    r"|mixing|actor|actress|director|screenplay|song|score|picture|film|cinematography))(?=[ ,.;:]"
    r"|$)))?"
    r"|(?:[a-z]+ )?(?:Y )?(?P<alone>B)|(?:[a-z]+ )?(?:award|prize)s? for (?P<plain>B)"
    r"|(?P<thing>N(?: award| prize)?|[a-z-]+ (?:prize|award|place))(?= (?:at|from|in) the "
    r"(?:[YK] )?(?:annual )?[EQ]\b)|(?P<low>award for best [a-z- ]{2,40}?(?= (?:at|by|for|in|and|to|from|with|but)\b"
    r"|[,.;:]|$))"
    r"|(?P<other>(?:awards?|prizes?)(?= (?:at|from|in) the (?:[YK] )?E)))"
)
_AND = re.compile(
    r"(?: \([^()]{1,40}\))?(?:,? and|,? as well as|,? or|,|, and for|;)(?: (?:for|the|also|at|both|an?|its|a further"
    r"|another|one for|won|tying with [NFT] for|was nominated for))* ?"
)
_AT = re.compile(
    r"(?: award)?,? (?:at|in|from|during|of) (?:the |its |that year's )?(?P<event>(?:[YK] )?(?:annual )?(?:[EQ]"
    r"|K ceremony|ceremony))"
)
_TOO = re.compile(r",? (?:and|or|as well as)(?: at)? (?:the )?(?P<event>(?:[YK] )?E)(?! (?:award|prize))")
_FOR = re.compile(r",? (?:for|to|by|going to) (?:the )?(?P<who>N)(?:'s)?(?= |,|\.|;|$)(?:'s)?(?! (?:as|role)\b)")
_YEAR = re.compile(r",? (?:in|at|of) (?:the )?(?P<year>Y)(?!\w)")
_SUBJECT = re.compile(
    r"(?<!for )(?<!by )(?<!to )(?<!of )(?<!as )(?P<who>N)(?: \([^()]*\))?(?:,? and (?P<also>N))?,? (?:also "
    r"|later |both |subsequently |eventually |who |each |then )*(?:was |were |had been |has been "
    r"|is |has |have |who |also |being |being |she |he |earned an?|earned |received an? |received "
    r"|garnered |got ){0,3}(?:(?:an? |its |[a-z]+ )?(?:Q )?)?\Z"
)
_WHOSE = re.compile(
    r"(?P<who>N)'s? (?:[a-z-]+ ){0,3}(?:performance|portrayal|role|turn|work|score|music|screenplay|script"
    r"|cinematography"
    r"|photography|direction|editing|story)\b[^.;]{0,80}? (?:also )?(?:was |were )?\Z"
)
_MUSIC_BY = re.compile(
    r"\b(?:music|score|screenplay|cinematography|song|script|editing|art direction|costume design"
    r"|direction) (?:score )?by (?P<who>N)(?:,? and (?P<also>N))? (?:was"
    r"|were|which) (?:[a-z]+ )?\Z"
)
_OTHERS = re.compile(
    r"\b(?:who|whose|which|novel|play|book|winning (?:novel|play|book|actor|actress)|Q-winning"
    r"|original film)\b[^,;]*\Z"
)


@rule("award")
def awarded(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read prizes won and nominations, distributed over categories and festivals: "won best film at the E and the E"."""
    done = 0
    for found in _OUTCOME.finditer(sentence.shape):
        if found.start() < done or not _of_film(reading, sentence, found):
            continue
        relation = _relation(sentence, found)
        recipients = _recipients(reading, sentence, found.start())
        if found["whom"]:
            recipients = [reading.person(sentence, found.start("whom"))]
        position, last_award = found.end() - bool(found["whom"]), _umbrella(sentence, found.start())
        if re.match(r" [a-zQK ]{0,12}nominat", sentence.shape[found.end() : found.end() + 30]):
            continue
        if several := _SEVERAL.match(sentence.shape, position):
            position = several.end()
        while award := _AWARD.match(sentence.shape, position):
            if award.end() == position:
                break
            last_award, end, told = _conferred(reading, sentence, award, relation, recipients, last_award)
            joint = _AND.match(sentence.shape, end)
            if including := _INCLUDING.match(sentence.shape, end):
                joint = including
            if not (
                including
                and award["award"]
                and not award["category"]
                and _named_again(sentence, award, including.end())
            ):
                yield from told
            done = end
            if not joint:
                break
            position = joint.end()
            if sentence.shape[position - 1] == " ":
                position -= 1


_INCLUDING = re.compile(r",? including (?:one |those )?(?:for )?")


def _named_again(sentence: Sentence, award: re.Match[str], position: int) -> bool:
    """Say whether an award is only the sum of those that follow: "nine Gold Medals, including the Gold Medal for B"."""
    body = sentence.words(award.start("award")).casefold().removesuffix("s")
    following = sentence.shape.find("Q", position, position + 5)
    return following > 0 and sentence.words(following).casefold().removesuffix("s") == body


def _umbrella(sentence: Sentence, position: int) -> Mention | None:
    """Return the award named before, whose categories follow: "nominated for five Q, winning two: B and B"."""
    before = sentence.shape.rfind("Q", max(0, position - 60), position)
    return sentence.mention(before) if before >= 0 else None


_ELSEWHERE = re.compile(r"[^.;]{0,80} in (?:N|T|the (?:original|first|previous|earlier|same|stage|Y))\b")
_WINNING = re.compile(
    r"\b(?P<who>N) in (?:an|his|her) (?P<prize>Q|N award|[a-z]+)-winning (?:[a-z-]+ )?(?:performance|role|turn)|\bin "
    r"an? (?P<before>Q|N award|[a-z]+)-winning (?:[a-z-]+ )?(?:performance|role|turn), (?P<after>N)"
)


@rule("award-winning")
def winning(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a prize before the performance that won it: "featuring N in an Oscar-winning performance"."""
    for found in _WINNING.finditer(sentence.shape):
        prize, who = ("prize", "who") if found["prize"] else ("before", "after")
        if reading.owns(sentence, found.start()) and kind_of(sentence.words(*found.span(prize))) == "Q":
            person = reading.person(sentence, found.start(who))
            yield Found("award_won", sentence.mention(*found.span(prize)), found.start(), {"recipient": person})
            yield Found("actor", person, found.start(who))


_SONG = re.compile(r"\A(?:the|its|their|one of its) (?:[a-z]+ )?songs?\b")
_CAST_WHO = re.compile(
    r"\b(?:cast|stars|starring|features|featuring|co-stars)\b[^.;]*\bN, who (?:also |later )?(?:was |were )?\Z"
)


def _of_film(reading: Reading, sentence: Sentence, found: re.Match[str]) -> bool:
    before = sentence.shape[max(0, found.start() - 50) : found.start()]
    owner = reading.owner(sentence, found.start())
    if _CAST_WHO.search(sentence.shape, 0, found.start()) and not _ELSEWHERE.match(sentence.shape, found.end()):
        return owner == "person" and not doubtful(sentence.shape, found.start())
    if owner == "else" and _SONG.match(sentence.shape):
        owner = "film"
    return owner in ("film", "person") and not doubtful(sentence.shape, found.start()) and not _OTHERS.search(before)


def _relation(sentence: Sentence, found: re.Match[str]) -> str:
    if found["nominated"]:
        return "award_nominated"
    near = sentence.shape[found.end() : found.end() + 25]
    return "award_nominated" if re.match(r" (?:an?|K|[a-z]+|its|the)? ?(?:Q )?nominations? for", near) else "award_won"


def _recipients(reading: Reading, sentence: Sentence, position: int) -> list[Mention]:
    before = sentence.shape[max(0, position - 140) : position]
    offset = position - len(before)
    found = _SUBJECT.search(before) or _MUSIC_BY.search(before) or _WHOSE.search(before)
    if not found:
        return _pronoun(reading, sentence, position)
    named = ("who", "also") if "also" in found.re.groupindex else ("who",)
    if ", who " in found[0] and "also" in named:
        named = ("also",) if found["also"] else ("who",)  # "N and N, who won": the last alone
    return [reading.person(sentence, offset + found.start(name)) for name in named if found[name]]


def _pronoun(reading: Reading, sentence: Sentence, position: int) -> list[Mention]:
    """Return whom "he" or "she" before the verb stands for: the last person named by a short form."""
    if not re.search(r"\b(?:he|she) (?:also |later )?(?:was |had been )?\Z", sentence.shape[:position]):
        return []
    for index in reversed(range(position)):
        if sentence.shape[index] == "N":
            person = reading.person(sentence, index)
            if person.start != sentence.starts[index] or " " in sentence.words(index):
                return [person]
    return []


def _conferred(
    reading: Reading,
    sentence: Sentence,
    award: re.Match[str],
    relation: str,
    recipients: list[Mention],
    umbrella: Mention | None,
) -> tuple[Mention | None, int, list[Found]]:
    """Return the award that later categories belong to, the end of what was read, and the facts."""
    object_, qualifiers = _object(sentence, award, umbrella)
    if object_ is None:
        return umbrella, award.end(), []
    end = award.end()
    after = _FOR.match(sentence.shape, end)
    who = [reading.person(sentence, after.start("who"))] if after else recipients
    if after:
        end = after.end("who")
    events, end = _events(sentence, end)
    if year := _YEAR.match(sentence.shape, end):
        qualifiers["year"] = sentence.mention(year.start("year"), normaliser="year")
        end = year.end()
    if award["other"]:
        return umbrella, end, [Found(relation, event, award.start("other")) for event in events]
    told = []
    nobody: list[Mention | None] = [None]
    for event in events or nobody:
        for person in who or nobody:
            more = {**qualifiers, **({"event": event} if event else {}), **({"recipient": person} if person else {})}
            told.append(Found(relation, object_, award.start(), _with_year(sentence, more)))
            if person and _for_acting(sentence, person, qualifiers, end):
                told.append(Found("actor", person, award.start(), confidence=0.8))
    named = sentence.mention(award.start("award")) if award["award"] else umbrella
    return named, end, told


_ACTING = re.compile(r"\b(?:Actor|Actress|Male Lead|Female Lead)\b")
_PERFORMED = re.compile(r" for (?:his|her|their) (?:[a-z-]+ ){0,3}(?:performances?|portrayals?|roles?)\b")


def _for_acting(sentence: Sentence, person: Mention, qualifiers: dict[str, Mention], end: int) -> bool:
    """Say whether somebody whose whole name is told won a prize for acting, and so plays in the film."""
    if " " not in sentence.text[person.start : person.end]:
        return False
    category = qualifiers.get("category")
    acting = category and _ACTING.search(sentence.text, category.start, category.end)
    return bool(acting or _PERFORMED.match(sentence.shape, end) or _PERFORMED.match(" " + sentence.shape[:60]))


def _with_year(sentence: Sentence, qualifiers: dict[str, Mention]) -> dict[str, Mention]:
    event = qualifiers.get("event")
    if event and "year" not in qualifiers and sentence.text[event.start : event.start + 4].isdigit():
        qualifiers["year"] = Mention(event.start, event.start + 4, "year")
    return qualifiers


def _is_reason(sentence: Sentence, award: re.Match[str]) -> bool:
    """Say whether quoted words after "for" tell why a prize was given, and name no category."""
    quoted = award["category"] == "T"
    return quoted and not re.match(
        r"\W*(?:best|outstanding|worst)\b", sentence.words(award.start("category")), re.IGNORECASE
    )


def _object(
    sentence: Sentence, award: re.Match[str], umbrella: Mention | None
) -> tuple[Mention | None, dict[str, Mention]]:
    """Return the award as worded, with its category, and the umbrella award as event where only a category is named."""
    if award["its"]:
        first = award.start("event")
        return sentence.mention(first, award.end("its")), {
            "category": sentence.mention(*award.span("its")),
            "event": sentence.mention(first, award.end("event")),
        }
    if award["award"] and _is_reason(sentence, award):
        return _without_article(sentence.mention(award.start("award")), sentence.text), {}
    if award["award"]:
        if award["category"] and "," in sentence.shape[award.end("award") : award.start("category")]:
            category = sentence.mention(*award.span("category"))  # "won two Q, for B and B"
            return category, {"category": category, "event": sentence.mention(award.start("award"))}
        if award["category"] and sentence.shape.startswith((" as ", ", as "), award.end("award")):
            category = sentence.mention(*award.span("category"))
            return _without_article(sentence.mention(award.start("award")), sentence.text), {"category": category}
        end = award.end("category") if award["category"] else award.end("award")
        qualifiers = {"category": sentence.mention(*award.span("category"))} if award["category"] else {}
        if award["host"]:
            qualifiers["event"] = sentence.mention(*award.span("host"))
        return _without_article(sentence.mention(award.start("award"), end), sentence.text), qualifiers
    if award["thing"]:
        return sentence.mention(*award.span("thing")), {}
    if award["alone"] or award["plain"]:
        category = sentence.mention(award.start("alone" if award["alone"] else "plain"))
        return category, {"category": category, **({"event": umbrella} if umbrella else {})}
    if award["low"]:
        first = award.start("low") + len("award for ")
        return sentence.mention(first, award.end("low")), {"category": sentence.mention(first, award.end("low"))}
    return (sentence.mention(*award.span("other")), {}) if award["other"] else (None, {})


def _without_article(mention: Mention, text: str) -> Mention:
    return mention._replace(start=mention.start + 4) if text.startswith("The ", mention.start) else mention


def _events(sentence: Sentence, position: int) -> tuple[list[Mention], int]:
    found = _AT.match(sentence.shape, position)
    events = []
    while found:
        events.append(sentence.mention(*found.span("event")))
        position = found.end()
        found = _TOO.match(sentence.shape, position)
    return events, position


@rule("award-nomination")
def nomination(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read nominations with the award before them: "N and N received Q nominations for their roles"."""
    for found in _NOMINATION.finditer(sentence.shape):
        if reading.owner(sentence, found.start()) not in ("film", "person") or doubtful(sentence.shape, found.start()):
            continue
        if listed := _LISTED.match(sentence.shape, found.end()):
            yield from _categories(reading, sentence, found)
            if "includ" not in listed[0]:
                continue
        award = sentence.mention(*found.span("award"))
        qualifiers: dict[str, Mention] = {}
        if sentence.shape[found.start("award")] == "B":
            events, _ = _events(sentence, found.end())
            qualifiers = {"category": award, **({"event": events[0]} if events else {})}
        if found["more"]:
            yield from _named(reading, sentence, sentence.mention(found.start()), found, {})
        yield from _named(reading, sentence, award, found, qualifiers)


def _named(
    reading: Reading, sentence: Sentence, award: Mention, found: re.Match[str], qualifiers: dict[str, Mention]
) -> Iterator[Found]:
    nobody: list[Mention | None] = [None]
    for person in _recipients(reading, sentence, found.start()) or nobody:
        more = {**qualifiers, "recipient": person} if person else qualifiers
        yield Found("award_nominated", award, found.start(), more)
        if person and _for_acting(sentence, person, qualifiers, found.end()):
            yield Found("actor", person, found.start(), confidence=0.8)


_CATEGORY = re.compile(r"(?:the |both )?(?P<category>B)(?: for (?:the )?(?P<who>N))?(?: \\([^()]{1,40}\\))?")
_MORE = re.compile(r"(?:,? and|,|;)(?: for)? ")


def _listed(sentence: Sentence, position: int) -> Iterator[tuple[int, int | None]]:
    """Yield the categories of a list, and who is named with each: "for B, B for N, and B"."""
    opened = _LISTED.match(sentence.shape, position)
    while opened and (found := _CATEGORY.match(sentence.shape, opened.end())):
        yield found.start("category"), found.start("who") if found["who"] else None
        opened = _MORE.match(sentence.shape, found.end())


def _categories(reading: Reading, sentence: Sentence, found: re.Match[str]) -> Iterator[Found]:
    award = sentence.mention(found.start("award"))
    people = _recipients(reading, sentence, found.start())
    listed = list(_listed(sentence, found.end()))
    if (
        len(listed) == 1
        and sentence.shape[found.start("award")] == "Q"
        and sentence.shape.startswith(" for ", found.end())
    ):
        qualifiers = {"category": sentence.mention(listed[0][0])}
        yield from _named(reading, sentence, award, found, qualifiers)
        return
    for place, whose in listed:
        named = sentence.mention(place)
        who = reading.person(sentence, whose) if whose is not None else (people[0] if people else None)
        yield Found(
            "award_nominated",
            named,
            found.start(),
            {"event": award, "category": named, **({"recipient": who} if who else {})},
        )

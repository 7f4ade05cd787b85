"""What the defining sentence says: "X is a 66-minute 1993 American drama film"."""

import re
from collections.abc import Iterator

from reelgraph import vocabulary
from reelgraph.pages.document import Mention
from reelgraph.pages.prose.grammar import rule_pattern
from reelgraph.pages.prose.lexicon import genres, heads
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_DEFINING = rule_pattern(
    r"\A[\"'“‘]?[FNTCEQ][\"'”’]?\)?(?: ?\((?P<bracket>[^()]{0,200})\))*(?:, (?:also|released|originally"
    r"|later|internationally|formerly|previously|popularly|sometimes|or|known|a\.k\.a\.)[^.;]{1,160}?)?,? (?:is|was"
    r"|are|were) (?:an?|the|one of the|[a-z]+ing)? ?"
)
_HEADLESS = re.compile(r"\A(?:is|was) (?:an?|the) (?P<bracket>(?!))?")  # the title stands elsewhere: "Is a 1957 film"
_AGAIN = rule_pattern(
    r"(?:\b(?:is|was)|\A) ?(?:an?|the) (?:joint )?(?P<phrase>[AP](?:(?:, |,? and |[-–/])[AP]){0,6} )"
    r"(?P<head>co-production|production|venture|collaboration|film|movie)\b(?! (?:company|designer))"
)
_BETWEEN = re.compile(
    r"\b(?:co-?production|collaboration|produced) (?:between|of|among|with|by companies (?:from"
    r"|in)) (?:companies (?:from|in) )?(?P<list>(?:the )?P(?:(?:, and|,| and) (?:the )?P){0,8})"
)
_CUT = re.compile(
    r"\b(?:by|directed|written|produced|based|starring|about|from|which|that|who|whose|for|with"
    r"|in|of|to|released|set|featuring|on|adapted|shot|filmed|loosely|distributed|it|is|was|where"
    r"|when|as|co-directed|co-written|narrated|edited|presented)\b"
)
_RELEASED_IN = re.compile(
    r"(?: \([^()]*\))?,? [^.;]{0,60}?\b(?:released|made|created|from|of|produced) (?:in |on )?(?P<year>Y)(?![-\w])"
)
_WORDS = re.compile(r"(?P<word>[^\s,.;:()–—&]+)(?P<mark>[,.;:()–—&])? ?")
_ARTICLES = frozenset(("the", "a", "an"))
# What else is defined as a film is, and shown as one.
_RECORDED = re.compile(r"(?:series|program(?:me)?s?|videos?|recordings?|dvds?|specials?|pilot|episodes?)\b(?! game)")
_GOES_ON = re.compile(r"(?:and )?(?:[a-zAY-]+ ){0,3}(?:film|movie|drama|comedy)\b(?! (?:directed|starring) by)")


@rule("definition")
def define(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read year, countries, genres and running time before the word film in the sentence that defines it."""
    found = _DEFINING.match(sentence.shape)
    headless = _HEADLESS.match(sentence.shape) if reading.page.title and sentence.number == 0 else None
    if headless:
        found = headless
    elif not found or not reading.first_named(sentence):
        return
    phrase = _phrase(sentence.shape, found.end())
    if phrase is None:
        return
    start, end = phrase
    if found["bracket"] and (
        year := re.compile(r"\((?:[^()]{0,80}[ ,])?(?P<year>Y)[,;)]").search(sentence.shape, 0, start)
    ):
        yield Found("year", sentence.mention(year.start("year"), normaliser="year"), start)
    yield from _year(sentence, start, end)
    if not any(letter == "Y" for letter in sentence.shape[:end]) and (dated := _RELEASED_IN.match(sentence.shape, end)):
        yield Found("year", sentence.mention(dated.start("year"), normaliser="year"), start)
    yield from countries(sentence, start, end)
    yield from _genres(sentence, start, end)
    if (again := _APPOSED.match(sentence.shape, end)) and _all_genres(sentence, again):
        yield from _genres(sentence, again.start("phrase"), again.end("phrase"))
    yield from _languages(sentence, start, end)


def _phrase(shape: str, start: int) -> tuple[int, int] | None:
    """Return the noun phrase at `start`, to the last of its nouns that says what kind of film it is."""
    end = None
    for piece in _WORDS.finditer(shape, start, start + 240):
        word = piece["word"]
        if _CUT.fullmatch(word) or (end and word in _ARTICLES):
            break
        if any(part in heads() for part in re.split(r"[-/]", word)) or _RECORDED.match(shape, piece.start("word")):
            end = piece.end("word")
        if piece["mark"] and (piece["mark"] not in ",&/–" or (end and not _GOES_ON.match(shape, piece.end()))):
            break
    return (start, end) if end else None


def _year(sentence: Sentence, start: int, end: int) -> Iterator[Found]:
    for index in range(start, end):
        if sentence.shape[index] == "Y":
            yield Found("year", sentence.mention(index, normaliser="year"), index)
            return


def countries(sentence: Sentence, start: int, end: int) -> Iterator[Found]:
    """Yield the countries that the adjectives of `shape[start:end]` name: "British-American" is two."""
    for index in range(start, end):
        if (
            sentence.shape[index] not in "APN"
            or sentence.shape.startswith("-language", index + 1)
            or sentence.shape.startswith(" language", index + 1)
        ):
            continue
        first = sentence.starts[index]
        words = sentence.words(index)
        if vocabulary.country_of(words):
            yield Found("country", Mention(first, sentence.ends[index], "country"), index)
            continue
        if sentence.shape[index] == "P":
            yield Found("country", Mention(first, sentence.ends[index], "country"), index)
            continue
        for piece in re.finditer(r"[^-–/]+", words):
            if vocabulary.country_of(piece[0]) and (sentence.shape[index] == "A"):
                yield Found("country", Mention(first + piece.start(), first + piece.end(), "country"), index)


_APPOSED = re.compile(
    r", an? (?P<phrase>[a-z -]{4,40}?)(?= (?:directed|written|about|starring|based|by|from|set|with|produced)\b|,)"
)


def _all_genres(sentence: Sentence, found: re.Match[str]) -> bool:
    """Say whether an apposition is nothing but genres: "a short film, a dark comedy directed by N"."""
    start = found.start("phrase")
    pieces = [piece.span() for piece in _GENRE_WORD.finditer(found["phrase"])]
    return all(
        sentence.shape[start + first : start + last] in heads() or _is_genre(sentence, start + first, start + last)
        for first, last in pieces
    )


_GENRE_WORD = re.compile(r"[^\W_][\w'’]*(?:-[^\W_][\w'’]*)*")


def _genres(sentence: Sentence, start: int, end: int) -> Iterator[Found]:
    """Yield the genres among the words of the phrase, the longest that the ontology or the lexicon knows.

    Two may share a word: "black comedy horror" is black comedy and comedy horror.
    """
    pieces = [piece.span() for piece in _GENRE_WORD.finditer(sentence.shape[start:end])]
    index, closed = 0, -1
    while index < len(pieces):
        for size in (4, 3, 2, 1):
            last = index + size - 1
            if last < len(pieces) and _is_genre(sentence, start + pieces[index][0], start + pieces[last][1]):
                shared = size == 1 and index - 1 == closed
                wide = shared and _is_genre(sentence, start + pieces[closed][0], start + pieces[last][1])
                first = start + pieces[closed if wide else index][0]
                yield Found("genre", sentence.mention(first, start + pieces[last][1]), first)
                closed = last if size > 1 else -1
                index = last
                break
        index += 1


def _is_genre(sentence: Sentence, start: int, end: int) -> bool:
    words = sentence.words(start, end).casefold()
    if words in (
        "film",
        "movie",
        "feature",
        "short",
        "picture",
        "serial",
        "live-action",
        "production",
        "independent",
        "silent",
        "television",
        "adult",
    ):
        return False
    if words in genres():
        return True
    if "-" in words and " " not in words:
        return all(piece in genres() for piece in words.split("-"))
    return False


def _languages(sentence: Sentence, start: int, end: int) -> Iterator[Found]:
    for found in re.finditer(r"(?P<name>[AN])[- ]language", sentence.shape[start:end]):
        yield Found(
            "language",
            sentence.mention(start + found.start(), normaliser=_normaliser(sentence, start + found.start())),
            start,
        )


def _normaliser(sentence: Sentence, index: int) -> str | None:
    known = vocabulary.language(sentence.words(index))
    return None if known is None or known.endswith(" " + sentence.words(index)) else "language"


_LANGUAGE = rule_pattern(
    r"\b(?:(?:use|uses|used|using|usage|speaking|dialogue|spoken|filmed|shot) (?:of |in |entirely in "
    r"|is in |mostly in )*(?:the )?(?P<name>[AN]) language\b|\b(?:filmed|shot|dialogue is|made"
    r"|spoken|is|was)(?: entirely| mostly| almost entirely| primarily)? in (?P<bare>A)(?=[.,;]"
    r"|$| (?:and|with|by|on|but)\b)|\blanguage (?:of|in|spoken in|used in) (?:F|(?:the|this) (?:film"
    r"|movie)(?: F)?) (?:is|was) (?P<told>A))"
)


@rule("language")
def language(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a language named as that of the film: "shot in N", "use of the N language"."""
    for found in _LANGUAGE.finditer(sentence.shape):
        index = found.start(found.lastgroup or 0)
        if (found["told"] or reading.owns(sentence, found.start())) and (
            found["name"] or vocabulary.language(sentence.words(index))
        ):
            yield Found("language", sentence.mention(index, normaliser=_normaliser(sentence, index)), index)


@rule("coproduction")
def coproduction(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read countries of a co-production: "the film was a British-American co-production"."""
    found = _AGAIN.search(sentence.shape)
    if (
        found
        and (reading.owns(sentence, found.start()) or found.start() == 0)
        and (found["head"] not in ("film", "movie") or not reading.defines(sentence))
    ):
        yield from countries(sentence, found.start("phrase"), found.start("head"))
    if (between := _BETWEEN.search(sentence.shape)) and reading.owns(sentence, between.start()):
        yield from countries(sentence, *between.span("list"))


_RUNTIME = re.compile(r"(?P<number>K)(?:-| )(?:minutes?|mins?)\b")
_MINUTES_FILM = re.compile(
    r"(?:the|this) K-minute (?:[a-z-]+ ){0,2}(?:film|short|movie|picture|feature|documentary|cartoon|comedy|drama)\b"
)
_RUNS = re.compile(r"\b(?:running time|runtime|run time|length|duration|runs|lasts|long)\b|-minute")


@rule("runtime")
def runtime(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read minutes: "a 66-minute film", "with a running time of K minutes"."""
    for found in _RUNTIME.finditer(sentence.shape):
        near = sentence.shape[max(0, found.start() - 40) : found.end() + 40]
        defining = found.start() < 60 and (
            (reading.first_named(sentence) and "-minute" in near) or _MINUTES_FILM.match(sentence.shape)
        )
        if (
            defining or (_RUNS.search(near.replace(found[0], "")) and reading.owns(sentence, found.start()))
        ) and " of " not in sentence.shape[found.end() : found.end() + 4]:
            yield Found("runtime", sentence.mention(found.start(), found.end(), "minutes"), found.start())


_MONEY = rule_pattern(
    r"\b(?:budget(?:ed)?(?: (?:of|for) (?:F|(?:the|this) (?:film|movie)))?|cost|costing|costs|made (?:for"
    r"|on))(?: (?:of|at|was|is|estimated|about"
    r"|around|approximately|over|a|an|just|only|some|roughly|under|more than|less than|reported"
    r"|reportedly|to make|nearly|almost|between))* (?:P )?(?P<budget>M)"
    r"|(?P<before>M)(?:-| )(?:[a-z]+ )?budget"
    r"|\b(?:gross(?:ed|ing|es)?|earn(?:ed|ing|s)?|made|making|took in|taking in|box[- ]office(?: (?:gross"
    r"|total|receipts|takings|revenue))?|collected|brought in|rentals|raked in|earnings|total gross)"
    r"(?: (?:of|a|an|was|over|about|around|approximately|more than|nearly|almost|just|only|estimated"
    r"|some|roughly|worldwide|total|in|under|less than|up|to|with|the|box office|returns|at|exceeding"
    r"|reaching|domestically|global|domestic|it))* (?:P )?(?P<gross>M)"
)


_RANGE = re.compile(r"M(?: to M|[-–]K (?:million|billion)\b)")  # "$60 to $95 million"


@rule("money")
def money(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read what the film cost and earned: "on a budget of M", "grossed M worldwide"."""
    for found in _MONEY.finditer(sentence.shape):
        name = found.lastgroup or "gross"
        relation = "box_office" if name == "gross" else "budget"
        if reading.owner(sentence, found.start()) in ("film", "person") or re.search(
            r"\A(?:despite|on|with|made)", sentence.shape
        ):
            span = _RANGE.match(sentence.shape, found.start(name))
            yield Found(relation, sentence.mention(found.start(name), span.end() if span else None), found.start(name))

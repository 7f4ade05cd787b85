"""The named ways from words on a page to a value: what the gate lets a fact say beside the literal words.

Each takes the words and the page they stand on, returns the normal form, and raises ValueError where the
words have none. A rule names one in its mentions; the gate applies it again to the same words.
"""

import html
import json
import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from reelgraph import dates, vocabulary
from reelgraph.pages.document import Page

Normaliser = Callable[[str, Page], str]
LONGEST = 1_000  # characters that can say a value: what is longer is text, and slow to search for one

_QUOTES = "\"'“”‘’«»„‹›「」『』《》"
_SPACE = re.compile(r"\s+")


def plain(words: str, page: Page | None = None) -> str:  # noqa: ARG001
    """Return the words on one line, without the quotation marks around them."""
    text = _SPACE.sub(" ", words).strip()
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES:
        text = text[1:-1].strip()
    return text


def date(words: str, page: Page) -> str:  # noqa: ARG001
    """Return the date as EDTF: "21 May 2010" → 2010-05-21, "september" → XXXX-09."""
    return dates.parse(words)


def last_date(words: str, page: Page) -> str:
    """Return the last date of the words; a day without its year takes the last year before it."""
    ends = [found.start() for found in re.finditer(r"\b(?:\d{1,2} )?[A-Z][a-z]+\.? ?\d{0,2}(?=\W|$)", words)]
    for start in reversed(ends):
        try:
            found = dates.parse(words[start:])
        except ValueError:
            continue
        years = re.findall(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)", words[:start])
        return date(f"{years[-1]}{found[4:]}", page) if found.startswith("XXXX") and years else found
    return date(words, page)


def first_year_date(words: str, page: Page) -> str:
    """Return the day that the words end with, in the first year that they name: "a 1957 film … on May 3" → 1957-05-03."""
    year = re.search(r"(?<!\d)(?:1[89]\d\d|20\d\d)(?!\d)", words)
    day = re.search(r"(?:\d{1,2} )?[A-Z][a-z]+\.?(?: \d{1,2})?\Z", words)
    if not year or not day:
        raise ValueError(f"no day and year in {words!r}")
    return date(f"{year[0]}{dates.parse(day[0])[4:]}", page)


_LATER = {"day": 1, "week": 7, "fortnight": 14}


def date_later(words: str, page: Page) -> str:  # noqa: ARG001
    """Return the day that follows a date: "12 November 2004 and a week later" → 2004-11-19."""
    found = re.search(r"\ban? (day|week|fortnight) later\b", words)
    known = dates.interval(dates.parse(words))
    if found is None or known is None or known.earliest != known.latest:
        raise ValueError(f"no day some time later in {words!r}")
    return (known.earliest + timedelta(days=_LATER[found[1]])).isoformat()


_RELEASE_KINDS = {
    "premiere": r"premier|debut",
    "home video": r"dvd|blu-ray|vhs|video|laserdisc|home media|stream|netflix",
    "limited": r"limited",
    "theatrical": r"theat(?:er|re)|theatrical|cinema",
}


def release_kind(words: str, page: Page) -> str:  # noqa: ARG001
    """Return premiere, home video, limited or theatrical: "on DVD and Blu-ray" → home video."""
    for kind, pattern in _RELEASE_KINDS.items():
        if re.search(pattern, words, re.IGNORECASE):
            return kind
    raise ValueError(f"no kind of release in {words!r}")


def year(words: str, page: Page) -> str:  # noqa: ARG001
    """Return the four digits of the year: "(1999)" → 1999."""
    if found := re.search(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)", words):
        return found[1]
    raise ValueError(f"no year in {words!r}")


def country(words: str, page: Page) -> str:
    """Return the English name of a country from a name, a code or an adjective: "American" → United States."""
    words = plain(words, page)
    if words == words.lower():
        raise ValueError(f"{words!r} names no country: it has no capital")  # us, polish, turkey
    if found := vocabulary.country(words) or vocabulary.country_of(words):
        return found.name
    raise ValueError(f"no country called {words!r}")


def language(words: str, page: Page) -> str:
    """Return the English name of a language: "Farsi" → Persian."""
    if found := vocabulary.language(plain(words, page)):
        return found
    raise ValueError(f"no language called {words!r}")


def country_code(words: str, page: Page) -> str:
    """Return the English name of a country from its ISO 3166 code or any of its names: "FR" → France."""
    found = vocabulary.country_coded(plain(words, page))
    return found.name if found else country(words, page)


def language_code(words: str, page: Page) -> str:
    """Return the English name of a language from its BCP 47 tag or any of its names: "fr-CA" → French."""
    code = re.split(r"[-_]", plain(words, page))[0].casefold()
    found = next((name for tag, name in vocabulary.languages().values() if tag == code), None)
    return found or language(words, page)


def minutes(words: str, page: Page) -> str:  # noqa: ARG001
    """Return whole minutes: "66-minute", "1h 52m", "PT2H21M", "1:52:10" → 66, 112, 141, 112."""
    return str(_seconds(words, bare=60) // 60)


def seconds(words: str, page: Page) -> str:  # noqa: ARG001
    """Return whole seconds: "1:38", "PT1M38S", "98 sec" → 98."""
    return str(_seconds(words, bare=1))


_CLOCK = re.compile(r"\b(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\b")
_ISO = re.compile(r"P(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)")
_WORDED = re.compile(
    r"(?:(\d+)\s*-?(?:hours?|hrs?|h)\b\.?,?(?: and)?\s*)?(?:(\d+)(?:\.\d+)?\s*-?(?:minutes?|mins?|m|')(?![a-z])\.?,?(?: and)?\s*)?"
    r"(?:(\d+)\s*-?(?:seconds?|secs?|s)\b)?",
    re.IGNORECASE,
)


def _seconds(words: str, bare: int) -> int:
    for form in (_ISO, _CLOCK, _WORDED):
        for timed in form.finditer(words):
            if any(timed.groups()):
                hours, mins, secs = (int(part or 0) for part in timed.groups())
                return hours * 3600 + mins * 60 + secs
    if found := re.fullmatch(r"\s*(\d{1,5})\s*", words):
        return int(found[1]) * bare
    raise ValueError(f"no duration in {words!r}")


def seconds_as_minutes(words: str, page: Page) -> str:
    """Return whole minutes from a number of seconds: "7080" → 118."""
    return str(int(seconds(words, page)) // 60)


def number(words: str, page: Page) -> str:  # noqa: ARG001
    """Return a decimal number: "8.70" → 8.7, "1,234" → 1234."""
    if found := re.search(r"\d[\d,]*(?:\.\d+)?", words):
        text = found[0].replace(",", "")
        return text.rstrip("0").rstrip(".") if "." in text else text
    raise ValueError(f"no number in {words!r}")


def count(words: str, page: Page) -> str:
    """Return a whole number: "1,956,171" → 1956171."""
    return str(int(float(number(words, page))))


def same_name(words: str, page: Page) -> str:  # noqa: ARG001
    """Return the page's title for words such as "of the same name"."""
    if page.title:
        return page.title
    raise ValueError("the page has no title")


def shared_surname(words: str, page: Page) -> str:  # noqa: ARG001
    """Return the first of two who share a surname: "Ada and Bo Lind" → Ada Lind."""
    first, other = re.split(r" (?:and|&) ", plain(words), maxsplit=1)
    return f"{first} {other.split(maxsplit=1)[1]}"


def json_string(words: str, page: Page | None = None) -> str:  # noqa: ARG001
    """Return what a JSON string written on the page says, quotation marks included or not.

    Many sites escape for HTML what they then escape for JSON: "Children&apos;s" → Children's.
    """
    literal = words if words.startswith('"') else f'"{words}"'
    return plain(html.unescape(str(json.loads(literal, strict=False))))


def schema_type(words: str, page: Page) -> str:
    """Return the type that a schema.org address names: "https://schema.org/TVEpisode" → TVEpisode."""
    if found := re.search(r"[A-Z][A-Za-z]+$", plain(words, page)):
        return found[0]
    raise ValueError(f"no schema.org type in {words!r}")


def _identifier(pattern: str) -> Normaliser:
    compiled = re.compile(pattern)

    def normalise(words: str, page: Page) -> str:  # noqa: ARG001
        if found := compiled.search(words):
            return found[1]
        raise ValueError(f"no identifier in {words!r}")

    return normalise


NORMALISERS: Mapping[str, Normaliser] = {
    "plain": plain,
    "date": date,
    "last-date": last_date,
    "first-year-date": first_year_date,
    "date-later": date_later,
    "release-kind": release_kind,
    "year": year,
    "country": country,
    "country-code": country_code,
    "language": language,
    "language-code": language_code,
    "minutes": minutes,
    "seconds": seconds,
    "seconds-as-minutes": seconds_as_minutes,
    "number": number,
    "count": count,
    "same-name": same_name,
    "shared-surname": shared_surname,
    "json-string": json_string,
    "schema-type": schema_type,
    "imdb-id": _identifier(r"\b((?:tt|nm|co|ev|ch)\d{5,12})\b"),
    "wikidata-id": _identifier(r"\b(Q[1-9]\d*)\b"),
    "eidr-id": _identifier(r"\b(10\.5240/(?:[0-9A-F]{4}-){5}[0-9A-Z])\b"),
    "tmdb-id": _identifier(r"\b((?:movie|tv|person|company)/\d+)"),
}


def normal_form(words: str, normaliser: str | None, page: Page) -> str:
    """Return what `words` say: plain where no normaliser is named; "a+b" is b of what a returns.

    Raises ValueError where they say nothing, or are too many for a value.
    """
    if len(words) > LONGEST:
        raise ValueError(f"{len(words):,} characters are no value")
    value = words
    for name in (normaliser or "plain").split("+"):
        value = NORMALISERS[name](value, page)
    if not value:
        raise ValueError("empty")
    value.encode("utf-8")  # half a surrogate pair, as JSON can write one, is no text
    return value

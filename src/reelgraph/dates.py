"""Dates as pages write them, as EDTF, and the days they can mean.

A date is never more precise than what was said: "November 2022" is `2022-11`, "on september" is
`XXXX-09`. EDTF: https://www.loc.gov/standards/datetime/ (levels 0 and 1, as far as film pages need them).
"""

import calendar
import re
from datetime import date
from typing import NamedTuple

MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name}
MONTHS |= {"sept": 9}

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_FORMS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>\d{4})-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b",
        rf"\b{_DAY}(?: of)? {_MONTH},? {_YEAR}\b",
        rf"\b{_MONTH} {_DAY},? {_YEAR}\b",
        r"\b(?P<year>1[89]\d\d|20\d\d)-(?P<number>0[1-9]|1[0-2])\b(?!-)",
        rf"\b{_MONTH},? (?:of )?{_YEAR}\b",
        rf"\b{_DAY}(?: of)? {_MONTH}",
        rf"\b{_MONTH} {_DAY}\b",
        rf"\b{_MONTH}",
        rf"\b{_YEAR}\b",
    )
]
_ANY_YEAR = re.compile(rf"\b{_YEAR}\b")
EDTF = re.compile(r"(\d{4}|XXXX)(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


class Interval(NamedTuple):
    """The first and the last day that a date can mean."""

    earliest: date
    latest: date


def parse(text: str) -> str:
    """Return the first date in `text` as EDTF, e.g. "21 May 2010" → "2010-05-21", "september" → "XXXX-09".

    A day and month without a year take a year that stands elsewhere in `text` ("the 2008 festival on
    June 14" → "2008-06-14"). Raises ValueError where there is no date, or an impossible one.
    """
    for form in _FORMS:
        if found := form.search(text):
            return _edtf(found.groupdict(), text)
    raise ValueError(f"no date in {text!r}")


def _edtf(parts: dict[str, str | None], text: str) -> str:
    year = parts.get("year")
    month = _month(parts)
    day = parts.get("day")
    if year is None and (elsewhere := _ANY_YEAR.search(text)):
        year = elsewhere["year"]
    edtf = "-".join([year or "XXXX", *([f"{month:02}"] if month else []), *([f"{int(day):02}"] if day else [])])
    interval(edtf)
    return edtf


def _month(parts: dict[str, str | None]) -> int | None:
    if number := parts.get("number"):
        return int(number)
    name = parts.get("month")
    return MONTHS[name.casefold()] if name else None


def interval(edtf: str) -> Interval | None:
    """Return the days that `edtf` can mean, None where its year is not known.

    Raises ValueError where it is not EDTF of this kind or names a day that does not exist.
    """
    if not EDTF.fullmatch(edtf):
        raise ValueError(f"not a date: {edtf!r}")
    year, month, day = [*edtf.split("-"), "", ""][:3]
    if year == "XXXX":
        if day and int(day) > calendar.monthrange(2000, int(month))[1]:
            raise ValueError(f"no such day: {edtf!r}")
        return None
    if not 1 <= int(year) <= 9999:
        raise ValueError(f"no such year: {edtf!r}")
    if day:
        exact = date(int(year), int(month), int(day))
        return Interval(exact, exact)
    if month:
        last = calendar.monthrange(int(year), int(month))[1]
        return Interval(date(int(year), int(month), 1), date(int(year), int(month), last))
    return Interval(date(int(year), 1, 1), date(int(year), 12, 31))

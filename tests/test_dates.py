"""Dates are read as precisely as they were said, and no more."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelgraph import dates


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("November 04 2022", "2022-11-04"),
        ("4 November 2022", "2022-11-04"),
        ("the 4th of November, 2022", "2022-11-04"),
        ("Nov. 4, 2022", "2022-11-04"),
        ("2022-11-04", "2022-11-04"),
        ("May 2010", "2010-05"),
        ("2010-05", "2010-05"),
        ("1999", "1999"),
        ("on september", "XXXX-09"),
        ("June 14", "XXXX-06-14"),
        ("the 2008 festival, on June 14", "2008-06-14"),
    ],
)
def test_a_date_as_pages_write_it(words: str, edtf: str) -> None:
    assert dates.parse(words) == edtf


@pytest.mark.parametrize("words", ["", "soon", "last year", "31 April 2001", "February 30", "in 12345", "the 1500s"])
def test_what_is_no_date(words: str) -> None:
    with pytest.raises(ValueError):
        dates.parse(words)


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2022-11-04", date(2022, 11, 4), date(2022, 11, 4)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1999", date(1999, 1, 1), date(1999, 12, 31)),
    ],
)
def test_the_days_that_a_date_can_mean(edtf: str, earliest: date, latest: date) -> None:
    assert dates.interval(edtf) == (earliest, latest)


def test_a_month_without_its_year_means_no_day() -> None:
    assert dates.interval("XXXX-09") is None


@given(st.dates(date(1800, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back_from_its_words(day: date) -> None:
    for words in (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%B} {day.day}, {day.year}"):
        assert dates.parse(words) == day.isoformat()
    assert dates.interval(day.isoformat()) == (day, day)


@given(st.text())
def test_any_text_is_a_date_or_none(words: str) -> None:
    try:
        found = dates.interval(dates.parse(words))
    except ValueError:
        return
    assert found is None or found.latest - found.earliest <= timedelta(days=366)

"""Through whom films reach which countries, in how few hands that is, and which countries make films together."""

from collections.abc import Sequence

import numpy as np

from reelgraph.analyses import chance, coverage
from reelgraph.analyses.cocredits import shared
from reelgraph.analyses.networks import network_of
from reelgraph.analyses.subjects import NUMBERED, subjects
from reelgraph.analyses.table import Cell, Table
from reelgraph.errors import QueryError
from reelgraph.exports.model import Attribute
from reelgraph.graph import Graph

FILMS = f"""{NUMBERED}, dated AS (
    SELECT id, coalesce(try_cast(left(year, 4) AS INTEGER), 0) AS year FROM graph.things WHERE kind = 'film'
), made AS (
    SELECT DISTINCT f.id AS film, o.id AS company FROM credit c JOIN numbered f ON f.key = c.film JOIN numbered o ON o.key = c.agent
    WHERE c.role = 'role:production-company'
), sold AS (
    SELECT DISTINCT f.id AS film, d.id AS distributor, coalesce(p.id, -1) AS territory FROM release r JOIN numbered f ON f.key = r.film
    JOIN numbered d ON d.key = r.distributor LEFT JOIN numbered p ON p.key = r.place
    UNION
    SELECT f.id, o.id, -1 FROM credit c JOIN numbered f ON f.key = c.film JOIN numbered o ON o.key = c.agent
    WHERE c.role = 'role:distributor'
), placed AS (  -- where it is not said of a pair in which country, only if it is said nowhere
    SELECT film, distributor, territory FROM sold
    WHERE territory >= 0 OR (film, distributor) NOT IN (SELECT (film, distributor) FROM sold WHERE territory >= 0)
)"""
PAIR = (Attribute("weight", "integer"), Attribute("year", "integer"), Attribute("last_year", "integer"))


def flows(graph: Graph, name: str | None = None, *, first: int | None = None, last: int | None = None) -> Table:
    """Return which company's films went through which distributor into which country, most films first.

    A film counts once for each company that produced it, distributor and territory; where the country of a release is
    not told, the cell is empty. With a `name`, only flows through that company or into that country. `first` and `last`
    are years of films. `expected` is n_c n_d / N of N films with a company and a distributor, c being on n_c and d on n_d
    of them: the null model that companies and distributors meet at random. Weights are films, since no source of this
    graph tells the gross by distributor. Survey of such data: arXiv 2408.06393.
    """
    where = "true" if name is None else _names(graph, name)
    _, rows = graph.rows(f"""{FILMS}, flow AS (
        SELECT film, company, distributor, territory, year FROM made JOIN placed USING (film) JOIN dated ON dated.id = film
        WHERE {_within(first, last)}
    ), sizes AS (SELECT count(DISTINCT film) AS total FROM flow),
    of_company AS (SELECT company, count(DISTINCT film) AS films FROM flow GROUP BY 1),
    of_distributor AS (SELECT distributor, count(DISTINCT film) AS films FROM flow GROUP BY 1)
    SELECT f.company, f.distributor, f.territory, count(DISTINCT film), min(nullif(year, 0)), max(nullif(year, 0)),
        any_value(c.films) * any_value(d.films) / any_value(total)
    FROM flow f JOIN of_company c USING (company) JOIN of_distributor d USING (distributor), sizes WHERE {where}
    GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3""")
    if not rows:
        raise QueryError(
            "no film here has both a production company and a distributor; add a source that tells of them"
        )
    tell = graph.paths.thing
    table: tuple[tuple[Cell, ...], ...] = tuple(
        (
            tell(company),
            tell(distributor),
            tell(territory) if territory >= 0 else None,
            films,
            start,
            end,
            float(expected),
        )
        for company, distributor, territory, films, start, end, expected in rows
    )
    notes = ("Null model: `expected`, companies and distributors that meet at random.", _covered(graph, first, last))
    drawn = network_of(
        graph, "Who distributes whose films", ([row[0] for row in rows], [row[1] for row in rows]), PAIR,
        [row[3:6] for row in rows], directed=True,
    )  # fmt: skip
    columns = ("company", "distributor", "territory", "films", "first", "last", "expected")
    return Table("Who distributes whose films, and where", columns, table, notes, drawn)


def _names(graph: Graph, name: str) -> str:
    number = graph.paths.number(graph.end(name, ("organisation", "country", "place")).iri)
    return f"{number} IN (f.company, f.distributor, f.territory)"


def _within(first: int | None, last: int | None) -> str:
    return f"year BETWEEN {first or 0} AND {9999 if last is None else last}" + (
        " AND year > 0" if last is not None else ""
    )


def _covered(graph: Graph, first: int | None, last: int | None) -> str:
    _, ((films, made, sold, both, placed),) = graph.rows(f"""{FILMS}
        SELECT count(*), count(*) FILTER (id IN (SELECT film FROM made)), count(*) FILTER (id IN (SELECT film FROM placed)),
            count(*) FILTER (id IN (SELECT film FROM made) AND id IN (SELECT film FROM placed)),
            count(*) FILTER (id IN (SELECT film FROM placed WHERE territory >= 0))
        FROM dated WHERE {_within(first, last)}""")
    return (
        f"Coverage: of {films:,} films, {coverage.share(made, films)} have a production company, {coverage.share(sold, films)} a "
        f"distributor, {coverage.share(both, films)} both; the country is told of {coverage.share(placed, sold)} that have a distributor."
    )


def concentration(graph: Graph, *, window: int = 10, first: int | None = None, last: int | None = None) -> Table:
    """Return in how few hands distribution is, country by country and period by period.

    `hhi` = Σ s² of the shares s of the films that each distributor released there (the Hirschman–Herfindahl index;
    Hirschman 1964, American Economic Review 54, 761): 1 is one distributor. The null model is `equal` = 1 / distributors,
    what it would be if all had the same share, its least value. `churn` is 1 − |A ∩ B| / |A ∪ B| of the distributors A of this period
    and B of the one before (Jaccard): 0 if they are the same, 1 if all are others. Periods are `window` years of films
    each, from a multiple of it. The territory is empty for releases whose country is not told.
    """
    _, rows = graph.rows(f"""{FILMS}
        SELECT territory, year // {window} * {window} AS period, distributor, count(DISTINCT film) AS films
        FROM placed JOIN dated ON dated.id = film WHERE year > 0 AND {_within(first, last)} GROUP BY ALL ORDER BY ALL""")
    periods: dict[tuple[int, int], dict[int, int]] = {}
    for territory, period, distributor, films in rows:
        periods.setdefault((territory, period), {})[distributor] = films
    table = []
    for (territory, period), of in periods.items():
        shares = np.array(list(of.values())) / sum(of.values())
        before = periods.get((territory, period - window))
        churn = None if before is None else 1 - len(of.keys() & before.keys()) / len(of.keys() | before.keys())
        where = graph.paths.thing(territory) if territory >= 0 else None
        years = f"{period}–{period + window - 1}"
        table.append((where, years, sum(of.values()), len(of), float((shares**2).sum()), 1 / len(of), churn))
    table.sort(key=lambda row: (-row[2], row[1], str(row[0])))
    notes = (
        "Null model: `equal`, the index of as many distributors of the same size. With few films the index is high by their number alone.",
        _covered(graph, first, last),
    )
    columns = ("territory", "years", "films", "distributors", "hhi", "equal", "churn")
    return Table("In how few hands distribution is", columns, tuple(table), notes)


def coproductions(
    graph: Graph,
    name: str | None = None,
    *,
    first: int | None = None,
    last: int | None = None,
    kinds: Sequence[str] = (),
) -> Table:
    """Return which countries make films together, most films first: the upper half of the co-production matrix.

    A film with several countries of origin counts once for each two of them. `expected` is n_a n_b / N of N such films,
    a being a country of n_a of them; q is P(X ≥ k) of the hypergeometric null, adjusted for all pairs of countries (Benjamini & Hochberg 1995).
    With a `name`, the pairs of that country.
    """
    within = graph.paths.within(graph.limits((), first, last, (), kinds)).films
    film, country = subjects(graph, "country")
    kept = graph.paths.nodes.films[film] if within is None else within[film]
    rows = np.stack([film[kept], country[kept]], axis=1)
    if not len(rows):
        raise QueryError("no film here has a country of origin within these limits")
    of_film = np.unique(rows[:, 0], return_counts=True)[1]
    total, known = int((of_film > 1).sum()), len(of_film)
    rows = rows[np.repeat(of_film, of_film) > 1]
    years = graph.paths.nodes.years.astype(np.int64)
    pairs = shared(rows, rows, years, same=True)
    sizes = np.bincount(rows[:, 1])
    countries = int((sizes > 0).sum())
    n, m = sizes[pairs.source], sizes[pairs.target]
    p = chance.together(pairs.count, n, m, np.full(len(n), total))
    q = chance.adjusted(p, countries * (countries - 1) // 2)
    order = np.lexsort((pairs.target, pairs.source, -pairs.count))
    if name is not None:
        number = graph.paths.number(graph.end(name, ("country", "place")).iri)
        order = order[(pairs.source[order] == number) | (pairs.target[order] == number)]
    tell = graph.paths.thing
    table = tuple(
        (tell(int(pairs.source[at])), tell(int(pairs.target[at])), int(pairs.count[at]), int(pairs.first[at]) or None,
         int(pairs.last[at]) or None, float(n[at] * m[at] / total), float(q[at]))
        for at in order.tolist()
    )  # fmt: skip
    films = int((graph.paths.nodes.films if within is None else graph.paths.nodes.films & within).sum())
    notes = (
        f"Null model: countries that meet at random on the {total:,} films that have several.",
        f"Coverage: {coverage.share(known, films)} films within the limits have a country, {coverage.share(total, known)} of these several.",
    )
    drawn = network_of(
        graph, "Which countries make films together", (pairs.source[order], pairs.target[order]), PAIR,
        [row[2:5] for row in table],
    )  # fmt: skip
    columns = ("country", "other", "films", "first", "last", "expected", "q")
    return Table("Which countries make films together", columns, table, notes, drawn)

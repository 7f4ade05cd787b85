"""Where films were shown and honoured: screenings, premieres, awards and nominations."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reelgraph.analyses.credited import Numbers
from reelgraph.analyses.subjects import NUMBERED
from reelgraph.graph import Graph

TOLD = f"""{NUMBERED}, belongs AS (
    SELECT DISTINCT e.id AS edition, f.id AS festival FROM thing t JOIN numbered e ON e.key = t.thing
    JOIN numbered f ON f.key = t."of" WHERE t.kind = 'edition'
), said AS (
    SELECT film, festival, edition, date, 'screened' AS how, section, premiere FROM screening
    UNION ALL SELECT film, festival, NULL, date, 'screened', NULL, 'premiere' FROM release WHERE festival IS NOT NULL
    UNION ALL SELECT film, event, NULL, date, outcome, NULL, NULL FROM award WHERE film IS NOT NULL AND event IS NOT NULL
), placed AS (
    SELECT f.id AS film, coalesce(b.festival, e.id) AS festival, coalesce(d.id, b.edition) AS edition, s.date, s.how,
        s.section, s.premiere
    FROM said s JOIN numbered f ON f.key = s.film JOIN numbered e ON e.key = s.festival
    LEFT JOIN numbered d ON d.key = s.edition LEFT JOIN belongs b ON b.edition = e.id
)
SELECT DISTINCT p.film, p.festival, coalesce(p.edition, -1) AS edition,
    coalesce(try_cast(left(p.date, 4) AS INTEGER), try_cast(nullif(regexp_extract(n.label, '(18|19|20)[0-9][0-9]'), '') AS INTEGER), 0) AS year,
    coalesce(CASE WHEN regexp_matches(p.date, '^[0-9-]+$') THEN p.date END, '') AS date, p.how, coalesce(p.section, '') AS section,
    coalesce(p.premiere, '') AS premiere
FROM placed p LEFT JOIN graph.things n ON n.id = p.edition
"""


@dataclass(frozen=True)
class Appearances:
    """Films at festivals and ceremonies, one cell each: nodes, −1 for no edition, 0 for no year."""

    film: Numbers
    festival: Numbers
    edition: Numbers
    year: Numbers

    @property
    def event(self) -> Numbers:
        """Return the edition, or the festival where no edition is known."""
        return np.where(self.edition >= 0, self.edition, self.festival)


def appearances(graph: Graph, first: int | None = None, last: int | None = None) -> Appearances:
    """Return the films at festivals and ceremonies, of the years from `first` to `last` if they are given."""
    told = graph.sql(f"SELECT DISTINCT film, festival, edition, year FROM ({TOLD}) ORDER BY ALL").fetchnumpy()
    film, festival, edition, year = (
        np.asarray(told[name], dtype=np.int64) for name in ("film", "festival", "edition", "year")
    )
    kept: npt.NDArray[np.bool_] = np.ones(len(year), dtype=np.bool_)
    if first is not None:
        kept &= year >= first
    if last is not None:
        kept &= (year <= last) & (year > 0)
    return Appearances(film[kept], festival[kept], edition[kept], year[kept])

"""maplib: one OTTR template a view, expanded over a polars frame into its in-memory store, which is then written.

usage: python maplib_pipeline.py DIR OUT
"""

from pathlib import Path

import measuring
import polars as pl
from maplib import Model
from mapping import Triple, View, prepare

PREFIXES = """
@prefix ottr: <http://ns.ottr.xyz/0.4/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
TEMPLATES = "https://w3id.org/reelgraph/benchmark/"
LANGUAGE_TAGGED = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
NUMBERS = {"integer": pl.Int64, "decimal": pl.Decimal(38, 12)}


def pipeline(source: measuring.Source, output: Path, work: Path) -> measuring.Made:
    """Write N-Triples; return how to ask the model."""
    model = Model()
    for view in prepare(source, work):
        model.add_template(template(view))
        model.map(TEMPLATES + view.name, frame(view))
    model.write(str(output), format="ntriples")
    return measuring.Made(
        lambda: measuring.lines(output),
        lambda question: [[str(cell) for cell in row] for row in model.query(question).iter_rows()],
    )


def frame(view: View) -> pl.DataFrame:
    """Return the rows as maplib wants them: numbers and truths as such, a text and its language as one cell."""
    cells = [cell(triple).alias(triple.object) for triple in view.triples if triple.what not in ("iri", "string")]
    languages = [triple.what[1:] for triple in view.triples if triple.what.startswith("@")]
    return pl.read_parquet(view.table, columns=list(view.columns)).with_columns(cells).drop(languages)


def cell(triple: Triple) -> pl.Expr:
    text = pl.col(triple.object)
    if triple.what.startswith("@"):
        return pl.struct(text.alias(f"<{LANGUAGE_TAGGED}>"), pl.col(triple.what[1:]).alias("l"))
    if triple.what.endswith("#boolean"):
        return text == "true"
    return text.cast(NUMBERS.get(triple.what.rpartition("#")[2], pl.String))


def template(view: View) -> str:
    kinds = {view.subject: "ottr:IRI"}
    for triple in view.triples:
        kinds |= {triple.object: kind(triple.what)} | ({triple.predicate: "ottr:IRI"} if triple.varies else {})
    parameters = ", ".join(
        f"{'' if column == view.subject else '? '}{kind_} ?{column}" for column, kind_ in kinds.items()
    )
    body = ", ".join(pattern(view.subject, triple) for triple in view.triples)
    return f"{PREFIXES} <{TEMPLATES}{view.name}> [{parameters}] :: {{ {body} }} ."


def kind(what: str) -> str:
    if what.startswith("@"):
        return f"<{LANGUAGE_TAGGED}>"
    return {"iri": "ottr:IRI", "string": "xsd:string"}.get(what, f"<{what}>")


def pattern(subject: str, triple: Triple) -> str:
    predicate = f"?{triple.predicate}" if triple.varies else f"<{triple.predicate}>"
    return f"ottr:Triple(?{subject}, {predicate}, ?{triple.object})"


if __name__ == "__main__":
    measuring.run(pipeline)

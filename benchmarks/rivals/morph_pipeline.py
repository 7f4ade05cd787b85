"""morph-kgc: one RML triples map a view, materialised by its command. It answers no queries.

usage: python morph_pipeline.py DIR OUT
"""

import subprocess
import sys
from pathlib import Path

import measuring
from mapping import Triple, View, prepare

PREFIXES = """
@prefix rml: <http://w3id.org/rml/> .
@prefix rr: <http://www.w3.org/ns/r2rml#> .
"""
CONFIGURATION = """
[CONFIGURATION]
output_file: {output}
output_format: N-TRIPLES
logging_level: WARNING
na_values: {null}

[imdb]
mappings: {mapping}
"""
NULL = r"\N"  # morph-kgc reads an empty cell as the text "None", which is somebody's title


def pipeline(source: measuring.Source, output: Path, work: Path) -> measuring.Made:
    """Write N-Triples."""
    mapping, configuration = work / "mapping.rml.ttl", work / "configuration.ini"
    mapping.write_text(PREFIXES + "".join(triples_map(view) for view in prepare(source, work, NULL)), encoding="utf-8")
    configuration.write_text(CONFIGURATION.format(output=output, mapping=mapping, null=NULL), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "morph_kgc", configuration], check=True, stdout=sys.stderr)
    return measuring.Made(lambda: measuring.lines(output))


def triples_map(view: View) -> str:
    objects = "".join(predicate_object_map(triple) for triple in view.triples)
    return f"""
<#{view.name}>
    rml:logicalSource [ rml:source "{view.table}" ] ;
    rml:subjectMap [ rml:reference "{view.subject}" ; rml:termType rml:IRI ]{objects} .
"""


def predicate_object_map(triple: Triple) -> str:
    predicate = f'rml:reference "{triple.predicate}"' if triple.varies else f"rml:constant <{triple.predicate}>"
    return f""" ;
    rml:predicateObjectMap [
        rml:predicateMap [ {predicate} ] ;
        rml:objectMap [ rml:reference "{triple.object}" ; {kind(triple.what)} ]
    ]"""


def kind(what: str) -> str:
    if what.startswith("@"):
        return f'rml:languageMap [ rml:reference "{what[1:]}" ]'
    return {"iri": "rml:termType rml:IRI", "string": "rml:termType rml:Literal"}.get(what, f"rml:datatype <{what}>")


if __name__ == "__main__":
    measuring.run(pipeline)

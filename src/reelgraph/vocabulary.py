"""What the ontology says, read once: relations, terms, roles, and the words for countries, languages, genres.

The one module that knows IRIs. Everything else speaks of terms by their short names (`film:year`).
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import pyoxigraph as ox

from reelgraph.content import folder
from reelgraph.errors import ContentError

PREFIXES: Mapping[str, str] = {
    "film": "https://w3id.org/reelgraph/ontology#",
    "role": "https://w3id.org/reelgraph/role/",
    "genre": "https://w3id.org/reelgraph/genre/",
    "country": "https://w3id.org/reelgraph/country/",
    "language": "https://w3id.org/reelgraph/language/",
    "schema": "https://schema.org/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "dcterms": "http://purl.org/dc/terms/",
    "sh": "http://www.w3.org/ns/shacl#",
}
PROLOGUE = "".join(f"PREFIX {prefix}: <{start}>\n" for prefix, start in PREFIXES.items())
LINKS = frozenset({"schema:sameAs"})  # properties whose values are addresses elsewhere
WIKIDATA = "http://www.wikidata.org/entity/"
BASE = "https://w3id.org/reelgraph/id/"

REFERENCE = frozenset({"role", "genre", "country", "language"})
TOLD = (
    "rdf:type",
    "rdfs:label",
    "skos:prefLabel",
    "skos:altLabel",
    "skos:broader",
    "skos:topConceptOf",
    "skos:inScheme",
    "film:directProperty",
    "schema:identifier",
    "schema:alternateName",
)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that a page can state, and the fact table that holds it (`ontology/relations.toml`)."""

    name: str
    meaning: str
    subject: str
    object: str
    table: str
    column: str | None = None
    fixed: Mapping[str, str] = field(default_factory=dict)
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    property: str | None = None


@cache
def relations() -> Mapping[str, Relation]:
    """Return the relations of `ontology/relations.toml` by name."""
    path = folder("ontology") / "relations.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _relation(name, entry) for name, entry in content.items()}


def _relation(name: str, entry: Mapping[str, object]) -> Relation:
    known = {"meaning", "subject", "object", "table", "as", "set", "qualifiers", "value"}
    if unknown := set(entry) - known:
        raise ContentError(
            f"ontology/relations.toml: [{name}] has unknown keys {sorted(unknown)}; known are {sorted(known)}"
        )
    return Relation(
        name=name,
        meaning=str(entry["meaning"]),
        subject=str(entry["subject"]),
        object=str(entry["object"]),
        table=str(entry["table"]),
        column=entry.get("as"),  # type: ignore[arg-type]
        fixed=entry.get("set", {}),  # type: ignore[arg-type]
        qualifiers=entry.get("qualifiers", {}),  # type: ignore[arg-type]
        property=entry.get("value"),  # type: ignore[arg-type]
    )


def iri(short: str) -> str:
    """Return the IRI of a term written short: `film:year` → `https://w3id.org/reelgraph/ontology#year`."""
    prefix, _, name = short.partition(":")
    if prefix not in PREFIXES:
        raise ContentError(f"unknown prefix in {short!r}; known are {', '.join(PREFIXES)}")
    return PREFIXES[prefix] + name


def short(full: str) -> str:
    """Return `full` written short where one of our prefixes fits, else as it is."""
    for prefix, start in PREFIXES.items():
        if full.startswith(start):
            return f"{prefix}:{full[len(start) :]}"
    return full


@cache
def ontology() -> ox.Store:
    """Return every Turtle file of `ontology/` in one in-memory store."""
    store = ox.Store()
    for path in sorted(folder("ontology").glob("*.ttl")):
        try:
            store.load(path=str(path), format=ox.RdfFormat.TURTLE)
        except SyntaxError as error:
            raise ContentError(f"ontology/{path.name} is not Turtle: {error}") from error
    return store


def _objects(subject: ox.NamedNode, term: str) -> list[str]:
    quads = ontology().quads_for_pattern(subject, ox.NamedNode(iri(term)), None)
    return [quad.object.value for quad in quads if not isinstance(quad.object, (ox.BlankNode, ox.Triple))]


def _in_language(subject: ox.NamedNode, term: str, *, tagged: bool) -> list[str]:
    """Return literals that name their language, or those that do not: plain ones are English."""
    found = (quad.object for quad in ontology().quads_for_pattern(subject, ox.NamedNode(iri(term)), None))
    return [value.value for value in found if isinstance(value, ox.Literal) and bool(value.language) is tagged]


def _named(kind: str) -> list[ox.NamedNode]:
    quads = ontology().quads_for_pattern(None, ox.NamedNode(iri("rdf:type")), ox.NamedNode(iri(kind)))
    return [quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)]


@dataclass(frozen=True, slots=True)
class Country:
    """A country that the ontology knows."""

    code: str
    name: str


@cache
def _countries() -> tuple[Mapping[str, Country], Mapping[str, Country]]:
    names: dict[str, Country] = {}
    demonyms: dict[str, Country] = {}
    for node in _named("schema:Country"):
        country = Country(node.value.rsplit("/", 1)[1], _objects(node, "rdfs:label")[0])
        for name in [country.name, *_in_language(node, "schema:alternateName", tagged=False)]:
            names[_folded(name)] = country
        for demonym in _objects(node, "film:demonym"):
            demonyms.setdefault(_folded(demonym), country)
    return names, demonyms


def _folded(name: str) -> str:
    return " ".join(name.replace(".", "").casefold().removeprefix("the ").split())


def country(name: str) -> Country | None:
    """Return the country called `name`: its name, another usual name ("UK"), with or without "the"."""
    return _countries()[0].get(_folded(name))


def country_of(demonym: str) -> Country | None:
    """Return the country that an adjective names: "American" → United States."""
    return _countries()[1].get(_folded(demonym))


@cache
def countries() -> Mapping[str, Country]:
    """Return the countries by their case-folded names and by their ISO 3166-1 codes."""
    return {**_by_code(), **_countries()[0]}


@cache
def countries_translated() -> Mapping[str, Country]:
    """Return the countries by their case-folded names in other languages ("suède"), which English prose never means."""
    by_code = _by_code()
    return {
        _folded(name): by_code[node.value.rsplit("/", 1)[1].casefold()]
        for node in _named("schema:Country")
        for name in _in_language(node, "schema:alternateName", tagged=True)
    }


@cache
def _by_code() -> Mapping[str, Country]:
    return {country.code.casefold(): country for country in _countries()[0].values()}


def country_coded(code: str) -> Country | None:
    """Return the country with this ISO 3166-1 code: "FR" → France."""
    return _by_code().get(code.casefold())


def demonyms() -> frozenset[str]:
    """Return every adjective that names a country, case-folded."""
    return frozenset(_countries()[1])


@cache
def languages() -> Mapping[str, tuple[str, str]]:
    """Return (code, English name) of each language, by its case-folded names."""
    found: dict[str, tuple[str, str]] = {}
    for node in _named("schema:Language"):
        name = _objects(node, "rdfs:label")[0]
        for other in [name, *_objects(node, "schema:alternateName")]:
            found[_folded(other)] = (node.value.rsplit("/", 1)[1], name)
    return found


def language(name: str) -> str | None:
    """Return the English name of a language, from any of its names."""
    found = languages().get(_folded(name))
    return found[1] if found else None


@cache
def genres() -> Mapping[str, tuple[str, str]]:
    """Return (code, label) of each genre, by its case-folded labels."""
    found: dict[str, tuple[str, str]] = {}
    for quad in ontology().quads_for_pattern(None, ox.NamedNode(iri("skos:inScheme")), None):
        node = quad.subject
        if isinstance(node, ox.NamedNode) and node.value.startswith(PREFIXES["genre"]):
            label = _objects(node, "rdfs:label")[0]
            for other in [label, *_objects(node, "skos:altLabel")]:
                found[other.casefold()] = (node.value.removeprefix(PREFIXES["genre"]), label)
    return found


@dataclass(frozen=True, slots=True)
class Role:
    """A role of `ontology/roles.ttl`, and the property (short) of the direct edge that it makes, if any, with its label.

    `plain` says whether the edge tells all of the role, which is then that of the same name or a broader one. Of a
    co-director the edge says director, and of a dancer nothing.
    """

    label: str
    direct: str | None
    edge: str | None
    plain: bool


@cache
def roles() -> Mapping[str, Role]:
    """Return every role by its local name: `executive-producer`."""
    labelled, edges = labels(), dict(_pairs("film:directProperty"))
    names = [name for name in labelled if name.startswith("role:") and name != "role:scheme"]
    plain: set[tuple[str, str | None]] = set()
    for name in names:
        if (direct := edges.get(name)) and labelled[direct] == labelled[name]:
            plain |= {(broad, direct) for broad in [name, *_broader(name)]}
    return {
        name.removeprefix("role:"): Role(labelled[name], direct, direct and labelled[direct], (name, direct) in plain)
        for name in names
        for direct in [edges.get(name)]
    }


def _broader(name: str) -> Iterator[str]:
    """Yield the terms (short) that are broader than a term."""
    for narrow, broad in _pairs("skos:broader"):
        if narrow == name:
            yield broad
            yield from _broader(broad)


@cache
def _pairs(term: str) -> tuple[tuple[str, str], ...]:
    """Return subject and object (short) of all that the ontology says with a term."""
    quads = ontology().quads_for_pattern(None, ox.NamedNode(iri(term)), None)
    return tuple(
        (short(quad.subject.value), short(quad.object.value))
        for quad in quads
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    )


@cache
def role_codes() -> tuple[tuple[str, str, str], ...]:
    """Return (scheme, code, role): what IMDb ("actress"), TMDb ("Editor") and Wikidata ("P57") call the roles."""
    schemes = {"imdb": "film:imdbCategory", "tmdb": "film:tmdbJob", "wikidata": "film:wikidataProperty"}
    return tuple(
        (scheme, code.removeprefix(WIKIDATA), role)
        for role in roles()
        for scheme, term in schemes.items()
        for code in _objects(ox.NamedNode(PREFIXES["role"] + role), term)
    )


@cache
def wikidata_items(prefix: str) -> Mapping[str, str]:
    """Return the terms of a prefix that items of Wikidata mean: "Q30" → `country:US`."""
    found: dict[str, str] = {}
    for quad in ontology().quads_for_pattern(None, ox.NamedNode(iri("film:wikidataId")), None):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(PREFIXES[prefix]):
            found[_literal(quad.object)] = short(quad.subject.value)
    return found


def _literal(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    if not isinstance(term, ox.Literal):
        raise ContentError(f"ontology: {term} stands where a literal should")
    return term.value


@cache
def properties() -> frozenset[str]:
    """Return every property (short) that the ontology declares."""
    kinds = ("rdf:Property", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")
    return frozenset(short(node.value) for kind in kinds for node in _named(kind))


@cache
def datatypes() -> Mapping[str, str]:
    """Return the XSD datatype (short) of each property whose range the ontology declares as one."""
    found: dict[str, str] = {}
    for quad in ontology().quads_for_pattern(None, ox.NamedNode(iri("rdfs:range")), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            range_ = short(quad.object.value)
            if range_.startswith("xsd:"):
                found[short(quad.subject.value)] = range_
    return found


@cache
def single_valued() -> frozenset[str]:
    """Return the properties (short) of which a thing has one canonical value."""
    return frozenset(short(node.value) for node in _named("owl:FunctionalProperty"))


@cache
def labels() -> Mapping[str, str]:
    """Return the label of each term, role and class of the ontology, by its short name."""
    found: dict[str, str] = {}
    for quad in ontology().quads_for_pattern(None, ox.NamedNode(iri("rdfs:label")), None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            found.setdefault(short(quad.subject.value), quad.object.value)
    return found


def describe(terms: Iterable[str]) -> Iterator[str]:
    """Yield what the ontology says of roles, genres, countries and languages, and of the broader ones: N-Triples lines."""
    told = {iri(name) for name in TOLD}
    waiting, seen = [ox.NamedNode(iri(term)) for term in terms], set()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        for quad in ontology().quads_for_pattern(node, None, None):
            if quad.predicate.value in told:
                yield f"{quad.triple} ."
            if quad.predicate.value == iri("skos:broader") and isinstance(quad.object, ox.NamedNode):
                waiting.append(quad.object)

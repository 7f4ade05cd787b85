"""`reelgraph facts`: what a page says, without a graph."""

import json
import os
import sys
from collections.abc import Iterator

import click

from reelgraph.cli.building import Size
from reelgraph.cli.output import print_table
from reelgraph.errors import AnswerError, NoFilmError, ReelgraphError
from reelgraph.pages import loading, reader
from reelgraph.pages.document import Page
from reelgraph.pages.fact import Fact, Proposal
from reelgraph.pages.gate import FILM
from reelgraph.pages.model import TIMEOUT, Endpoint
from reelgraph.pages.prose.parsing import Parser, installed
from reelgraph.sources.inputs import page_files

KEY = "REELGRAPH_MODEL_KEY"
IN_A_ROW = 3  # pages that a model may leave unanswered before it is given up
AROUND = 24  # characters shown before an object in a table


@click.command(
    epilog="""\b
Examples:
  reelgraph facts film.txt --format table
  reelgraph facts pages.jsonl > facts.jsonl
  reelgraph facts film.html --text        (the text that start and end count in)
  reelgraph facts film.txt --model-endpoint http://localhost:8000/v1 --model NAME
"""
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "format_name", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Short for --format jsonl.")
@click.option("--text", is_flag=True, help="Print the text of the pages instead.")
@click.option(
    "--max-page", type=Size(), default=loading.LONGEST, show_default="20M", help="Refuse pages larger than this."
)
@click.option(
    "--parser",
    type=click.Choice(["spacy", "none"]),
    default="none",
    show_default=True,
    help="Let an installed spaCy pipeline (en_core_web_…) help with names.",
)
@click.option(
    "--model-endpoint", metavar="URL", help="An OpenAI-compatible endpoint whose proposals pass the same gate."
)
@click.option("--model", "model_name", metavar="NAME", help=f"The model to ask there; its key, if any, is in ${KEY}.")
@click.option(
    "--model-timeout", type=click.FloatRange(min=0.1), default=TIMEOUT, show_default=True, help="Seconds a page."
)
def facts(
    paths: tuple[str, ...],
    format_name: str,
    as_json: bool,
    text: bool,
    max_page: int,
    parser: str,
    model_endpoint: str | None,
    model_name: str | None,
    model_timeout: float,
) -> None:
    """Print what film pages say, fact by fact, each with the words that say it."""
    if text:
        for page, _ in _pages(paths, max_page):
            sys.stdout.write(page.text)
        return
    if (model_endpoint is None) != (model_name is None):
        raise click.UsageError("--model-endpoint and --model go together: an address and the name of a model there")
    endpoint = model_endpoint and Endpoint(model_endpoint, str(model_name), os.environ.get(KEY), model_timeout)
    found = _facts(paths, max_page, _parser(parser), endpoint or None)
    if format_name == "jsonl" or as_json:
        for fact in found:
            sys.stdout.write(json.dumps(fact.record(), ensure_ascii=False) + "\n")
        return
    rows = [
        (_relation(fact), fact.object, _qualifiers(fact), _excerpt(fact), f"{fact.start}:{fact.end}") for fact in found
    ]
    print_table(["relation", "object", "", "the words that say it", "at"], rows)


def _relation(fact: Fact) -> str:
    return fact.relation if fact.subject == FILM else f"{fact.relation} of {fact.subject}"


def _excerpt(fact: Fact) -> str:
    """Return the words of a quote around its object, short enough for a line."""
    quote = " ".join(fact.quote.split())
    words = " ".join(fact.words["object"].split())
    at = max(quote.find(words), 0)
    start, end = max(0, at - AROUND), min(len(quote), at + len(words) + AROUND // 2)
    return ("…" if start else "") + quote[start:end].strip() + ("…" if end < len(quote) else "")


def _qualifiers(fact: Fact) -> str:
    return ", ".join(f"{name} {value}" for name, value in fact.qualifiers.items())


def _pages(paths: tuple[str, ...], longest: int) -> Iterator[tuple[Page, bool]]:
    """Yield each page, and whether it stands alone: then it must name a film."""
    for path, named in page_files(paths):
        alone = named and path.suffix.casefold() != ".jsonl"
        try:
            for page in loading.load(path, longest=longest):
                yield page, alone
        except ReelgraphError as error:
            if named:
                raise
            click.echo(f"left out: {error}", err=True)


def _parser(asked: str) -> Parser | None:
    """Return the pipeline that was asked for, or None with a note where none is installed."""
    found = installed() if asked == "spacy" else None
    if asked == "spacy" and found is None:
        click.echo(
            "no spaCy pipeline is installed (en_core_web_…): pages are read by the grammar alone;"
            " see docs/pages.md, “A second opinion on names”",
            err=True,
        )
    return found


def _facts(paths: tuple[str, ...], longest: int, parser: Parser | None, endpoint: Endpoint | None) -> Iterator[Fact]:
    silent = 0
    asked = Asked(endpoint) if endpoint else None
    for page, alone in _pages(paths, longest):
        try:
            yield from reader.read(page, parser, [asked.propose] if asked else [])
        except NoFilmError:
            if alone:
                raise
            silent += 1
    if silent:
        click.echo(f"{silent} pages name no film", err=True)


class Asked:
    """A model that is asked page by page: what it fails at is said, and a page then goes without it."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._failed = 0  # in a row

    def propose(self, page: Page) -> list[Proposal]:
        """Return the model's proposals; raise AnswerError where it has failed page after page."""
        try:
            found = list(self._endpoint.propose(page))
        except AnswerError as error:
            self._failed += 1
            if self._failed == IN_A_ROW:
                raise
            click.echo(f"{page.id} is read without the model: {error}", err=True)
            return []
        self._failed = 0
        return found

"""`reelgraph facts`: what a page says, without a graph."""

import json
import sys
from collections.abc import Iterator

import click

from reelgraph.cli.building import Size
from reelgraph.cli.output import print_table
from reelgraph.errors import NoFilmError, ReelgraphError
from reelgraph.pages import loading, reader
from reelgraph.pages.document import Page
from reelgraph.pages.fact import Fact
from reelgraph.pages.gate import FILM
from reelgraph.sources.inputs import page_files

AROUND = 24  # characters shown before an object in a table


@click.command(
    epilog="""\b
Examples:
  reelgraph facts film.txt --format table
  reelgraph facts pages.jsonl > facts.jsonl
  reelgraph facts film.html --text        (the text that start and end count in)
"""
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "format_name", type=click.Choice(["jsonl", "table"]), default="jsonl", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Short for --format jsonl.")
@click.option("--text", is_flag=True, help="Print the text of the pages instead.")
@click.option(
    "--max-page", type=Size(), default=loading.LONGEST, show_default="20M", help="Refuse pages larger than this."
)
def facts(paths: tuple[str, ...], format_name: str, as_json: bool, text: bool, max_page: int) -> None:
    """Print what film pages say, fact by fact, each with the words that say it."""
    if text:
        for page, _ in _pages(paths, max_page):
            sys.stdout.write(page.text)
        return
    found = _facts(paths, max_page)
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


def _facts(paths: tuple[str, ...], longest: int) -> Iterator[Fact]:
    silent = 0
    for page, alone in _pages(paths, longest):
        try:
            yield from reader.read(page)
        except NoFilmError:
            if alone:
                raise
            silent += 1
    if silent:
        click.echo(f"{silent} pages name no film", err=True)

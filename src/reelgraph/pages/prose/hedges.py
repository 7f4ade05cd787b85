"""What is not a fact: plans, offers, hearsay, people who left, comparisons."""

import re

_HEDGE = re.compile(
    r"\b(?:was|were|is|been|being) (?:[a-z]+ly )?(?:considered|offered|slated|intended|planned"
    r"|attached|approached|scheduled|tapped|rumou?red|set|supposed"
    r"|expected|announced|sought|asked|wanted|hired|meant|signed|contracted|eyed|courted|asked"
    r"|due) (?:to|for|as|on)\b"
    r"|\b(?:originally|initially|at first) (?:to|going to|offered|slated|intended|planned|set|considered"
    r"|cast|envisioned|supposed|scheduled|wanted|attached|written for|starred)\b"
    r"|\b(?:turned down|dropped out|was replaced|were replaced|passed on|declined|refused|backed out"
    r"|pulled out|left the (?:project|production|film)"
    r"|reportedly|allegedly|rumou?rs?|supposedly|would have|was to have|were to have|was to be"
    r"|were to be|had been (?:set|slated|cast|planned)"
    r"|instead of|rather than|unlike|not to be confused|no relation|never (?:made|produced|filmed"
    r"|released)|unproduced|unmade|wanted to|hoped to|planned to|may have|might have)\b"
)
_BREAK = re.compile(r"[;]|, (?:(?:the|this) film|it|F) |, (?:but|so|and|with|while|although|though)\b|\bbut\b")
_PLOT = re.compile(
    r"\b(?:tells?|told|follows?|following|cent(?:er|re)s|cent(?:er|re)d|focus(?:es|ing)?|revolves?"
    r"|depicts?|chronicles?|concerns?|deals|dealing|portrays"
    r"|explores?|exploring|examines?|involves?|describes|recounts|plot|story|about|in which|where)\b"
)


def doubtful(shape: str, position: int) -> bool:
    """Say whether the clause up to `position` tells a plan, an offer or hearsay."""
    start = max(0, position - 220)
    for cut in _BREAK.finditer(shape, start, position):
        start = cut.end()
    return _HEDGE.search(shape, start, min(len(shape), position + 12)) is not None


def in_plot(shape: str, position: int) -> bool:
    """Say whether the words before `position` have begun to tell the story."""
    return _PLOT.search(shape, 0, position) is not None

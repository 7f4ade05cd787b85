"""How far the title of another work goes: over small words, colons and genitives."""

import re

from reelgraph.pages.prose.shape import Sentence

_AND_MORE = re.compile(r" and (?:the )?[NAC](?:'s? [NC])?(?: of (?:the )?[NC])?(?=[.,;]|$| \(| by )")
_COMMAS = re.compile(r"(?:, (?:the )?[NA]){1,3} and (?:the )?[NAC](?=[.]|$| \(Y\)| by )")  # "Ships, Boats and Men"
_LONGER = re.compile(r" (?:of|at|and|of the|at the) [NC]\b")


def extended(sentence: Sentence, first: int, single: bool = False) -> int:
    """Return where the title of a work that starts at `first` ends: over small words and colons.

    With `single` the phrase speaks of one work, so that an "and" belongs to its title.
    """
    end = first + 1
    if sentence.shape[first] == "T" or (
        sentence.shape[first] == "F" and not (single and _LONGER.match(sentence.shape, end))
    ):
        return end
    while found := re.compile(
        r"(?:'s? |: | & (?:the )?| (?:of|the|in|a|an|to|for|from|on|at|is|are|my|your|that|who|with a|with the"
        r"|in the|on the"
        r"|to the|at the|of a|of the|on a|in a|to a|for a|from the|for the) )(?=[NAPCYK])"
    ).match(sentence.shape, end):
        if (
            sentence.shape[found.end()] in "YKP"
            and ":" not in found[0]
            and not (sentence.shape[found.end()] == "P" and " of " in found[0])
        ):
            break
        end = found.end() + 1
    if sentence.shape[first] == "N" and sentence.shape.startswith(" of F", end):
        end += len(" of F")
    if single and (found := _AND_MORE.match(sentence.shape, end) or _COMMAS.match(sentence.shape, end)):
        end = found.end()
    if sentence.shape.startswith(("! ", "!,"), end):
        end += 1
    return end

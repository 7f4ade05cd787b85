"""The first showing of what was made for television, which is its release."""

import re
from collections.abc import Iterator

from reelgraph.pages.document import Mention
from reelgraph.pages.prose.hedges import doubtful
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_MADE_FOR_IT = re.compile(
    r"\b(?:made[- ]for[- ](?:television|tv)|(?:television|tv|web) (?:[a-z-]+ ){0,2}(?:films?|movies?|specials?|pilot|series|drama|play|documentary|serial"
    r"|program(?:me)?)|miniseries|mini-series|telefilm|episode|pilot|ova|original video animation|(?:disney channel|hbo|lifetime|hallmark) original)\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:aired|broadcast|televised|premiered|debuted|transmitted|made available)\b(?:(?!\b(?:and|but|after|before|until|following)\b)[^.;]){0,70}?"
    r"(?:\b(?:on|in) | )(?P<when>D)(?![-\w])"
)
_OPENING = 5  # sentences in which a page says what its film is
_NOT_FIRST = re.compile(
    r"\b(?:later|again|re-?|trailer|scene|version|repeat(?:ed)?|song|single|subsequently)\b[^,;]{0,30}\Z"
)


@rule("release-broadcast")
def broadcast(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read the first broadcast of a television film or episode: "is a television film … aired on C on D".

    What a page says no more of than that it aired was made for television too.
    """
    for found in _SHOWN.finditer(sentence.shape):
        opening = (*reading.sentences[:_OPENING], sentence)
        made_for_it = any(_MADE_FOR_IT.search(_said(other)) for other in (opening[0], sentence))
        undefined = found[0].startswith("aired") and not any(reading.defines(other) for other in opening)
        if not made_for_it and not undefined:
            continue
        before = sentence.shape[max(0, found.start() - 60) : found.start()]
        if (
            reading.owns(sentence, found.start())
            and not _NOT_FIRST.search(before)
            and not doubtful(sentence.shape, found.start())
        ):
            index = found.start("when")
            yield Found("release_date", Mention(sentence.starts[index], sentence.ends[index], "date"), index)
            return


def _said(sentence: Sentence) -> str:
    return sentence.text[sentence.start : sentence.end]

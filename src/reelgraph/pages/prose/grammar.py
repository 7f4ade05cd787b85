"""The building blocks of the rules' patterns: `{film}`, `{name}`, `{people}` … inside a regex over shapes."""

import re

# What refers to the page's own film.
FILM = (
    r"(?:F|it|this|(?:the|this) (?!original |first |second |third |fourth |fifth |previous |earlier "
    r"|later |other |next |former |same |Y )"
    r"(?:(?!(?:for|of|in|to|from|with|and|on|by|as|at|that|who|is|was|were) )[a-zéACK]+(?:-[a-z]+)*,? ){0,3}?"
    r"(?:film|movie|picture|feature|production|documentary|short|drama|comedy|western|thriller"
    r"|musical|sequel|remake|adaptation|serial"
    r"|episode|miniseries|mini-series|featurette|telefilm|cartoon|melodrama|mystery|photoplay"
    r"|motion picture)\b(?! [NTCQE]\b))"
)
# A list of names that no rule needs to look into.
NAME = "[NCPAF]"
LIST = rf"{NAME}(?:,? (?:and|&|or) (?:the )?{NAME}|, (?:the )?{NAME}){{0,40}}"
# Participles and verbs with which a film's credits are said.
CREDITED = (
    r"(?:(?:co-)?(?:directed|produced?|written|edited|photographed|scored|composed|narrated|starring"
    r"|starred|stars|featuring|features"
    r"|distributed|released|filmed|shot|designed|scripted|penned|adapted|costars|co-stars|lensed"
    r"|helmed|executive|set|made"
    r"|premiered|opened|nominated|won|winning|entered|screened|loosely|based|marking|introducing|presented)\b)"
)
PLACES = {"film": FILM, "name": NAME, "list": LIST, "credited": CREDITED}


def rule_pattern(pattern: str, **more: str) -> re.Pattern[str]:
    """Compile a pattern over shapes, with `{film}` and the like filled in."""
    for name, value in {**PLACES, **more}.items():
        pattern = pattern.replace("{" + name + "}", value)
    return re.compile(pattern)

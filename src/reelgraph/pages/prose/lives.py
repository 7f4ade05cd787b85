"""What a page says of its people beside this film: what they are, what else they made, whom characters marry."""

import re
from collections.abc import Iterator

from reelgraph import vocabulary
from reelgraph.pages.document import Mention
from reelgraph.pages.prose.lexicon import alternatives, relations
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_TITLE = alternatives(relations("titles"))
_OCCUPATION = re.compile(
    r"\bby (?:the |[A] |[a-z-]+ (?=[a-z]+ N))*(?P<what>filmmaker|film director|playwright|novelist"
    r"|screenwriter|journalist|comedian|actor|actress|singer|photographer|poet|author|cinematographer"
    r"|composer|documentarian|animator)(?: and (?P<also>playwright|novelist|screenwriter|journalist"
    r"|comedian|actor|actress|singer|author|producer|director|composer))? (?P<who>N)"
)
_IN_ADDITION = re.compile(
    rf"(?P<who>N),? who,? in addition to (?:being |an? )*(?P<what>[a-z]+(?: [a-z]+)?),? (?:is|was"
    rf"|works as|acts as|serves as) (?:also )?(?:an? |the )*(?P<titles>{_TITLE}(?:(?:,? and"
    rf"|,) (?:the )?{_TITLE}){{0,3}})"
)
_AUTHOR_OF = re.compile(
    r"(?P<who>N), (?:the )?(?P<what>author|creator|director|maker) of (?:the )?(?:numerous |several "
    r"|many |other |various |acclaimed |such |well-known |earlier |successful |two |three |previous )*(?P<country>A "
    r")?(?:titles|films|works|movies|pictures)? ?(?:such as |like |including )?(?P<works>T(?:(?:, "
    r"| or | and |, and |, or )T){0,10})"
)
_ALSO_BY = re.compile(r"\b(?:and by|, by|and) (?P<who>N) \((?P<work>T)\)")
_MARRIED = re.compile(
    r"(?P<one>N)(?: \(N\))? and (?P<two>N)(?: \(N\))? [a-z ,]{0,80}?\b(?:(?:forced|made|obliged"
    r"|about|going|due|plan|planning|decide|decided|pressured|compelled) (?:to|into) (?:marry|wed"
    r"|marriage)|(?:are|get|were|got|have been|become|became) married\b|marry\b)"
)


@rule("occupation")
def occupation(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read what a person does, said before the name: "by filmmaker N", "by A playwright and journalist N"."""
    for found in _OCCUPATION.finditer(sentence.shape):
        person = reading.person(sentence, found.start("who"))
        for group in ("what", "also"):
            if found[group]:
                yield Found("occupation", sentence.mention(*found.span(group)), found.start(), subject=person)


@rule("in-addition")
def in_addition(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read an actor's other work on the film: "N, who in addition to actor is producer and art designer"."""
    table = relations("titles")
    for found in _IN_ADDITION.finditer(sentence.shape):
        if reading.owner(sentence, found.start()) != "film":
            continue
        person = reading.person(sentence, found.start("who"))
        yield Found("occupation", sentence.mention(*found.span("what")), found.start(), subject=person)
        for title in re.finditer(alternatives(table), found["titles"]):
            job = sentence.mention(found.start("titles") + title.start(), found.start("titles") + title.end())
            relation = table[title[0]]
            special = relation == "production_designer" and title[0] != "production designer"
            yield Found(relation, person, found.start(), {"job": job} if special else {})


@rule("author-of")
def author_of(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read other works of a person: "N, author of Chinese titles such as 'T' or 'T'"; the country goes to the titles."""
    for found in _AUTHOR_OF.finditer(sentence.shape):
        person = reading.person(sentence, found.start("who"))
        relation = "director" if found["what"] == "director" else "creator"
        for index in range(*found.span("works")):
            if sentence.shape[index] == "T":
                yield Found(relation, person, index, subject=sentence.mention(index), object_kind="person")
                if found["country"] and vocabulary.country_of(sentence.words(found.start("country"))):
                    yield Found(
                        "country",
                        sentence.mention(found.start("country"), normaliser="country"),
                        index,
                        subject=sentence.mention(index),
                    )


@rule("known-for")
def known_for(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read another film in brackets after an actor: "and by N ('T')"."""
    if not re.search(r"\b(?:stars|starring|starred)\b", sentence.shape):
        return
    for found in _ALSO_BY.finditer(sentence.shape):
        if reading.owner(sentence, found.start()) in ("film", "person"):
            person = reading.person(sentence, found.start("who"))
            yield Found("actor", person, found.start(), subject=sentence.mention(found.start("work")))
            yield Found("actor", person, found.start())


@rule("married-in-story")
def married(reading: Reading, sentence: Sentence) -> Iterator[Found]:  # noqa: ARG001
    """Read characters who marry in the story: "N (N) and N (N) are forced to marry"; never those who play them."""
    for found in _MARRIED.finditer(sentence.shape):
        if "(" in found[0]:
            one, two = sentence.mention(found.start("one")), sentence.mention(found.start("two"))
            yield Found("spouse", two, found.start(), subject=one, subject_kind="character", object_kind="character")


_TRAILER = re.compile(
    r"\A(?:[FTN][ :–-]*)?(?P<name>(?:[a-zNACK-]+ ){0,3}?(?:trailer|teaser|clip)(?: [a-zNA]+)?) (?P<clock>K:K(?::K)?)"
)


@rule("trailer-caption")
def trailer(reading: Reading, sentence: Sentence) -> Iterator[Found]:  # noqa: ARG001
    """Read captions of trailers with their length: "'X' VOSE trailer 1:38"."""
    if found := _TRAILER.match(sentence.shape):
        name: Mention = sentence.mention(*found.span("name"))
        yield Found("trailer", name, found.start(), {"seconds": sentence.mention(*found.span("clock"), "seconds")})

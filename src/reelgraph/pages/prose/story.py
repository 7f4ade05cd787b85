"""What the film is about: the events and people of the world that it tells of, and the places its story passes through."""

import re
from collections.abc import Iterator

from reelgraph.pages.document import Mention
from reelgraph.pages.prose.hedges import doubtful, in_plot
from reelgraph.pages.prose.reading import Found, Reading, rule
from reelgraph.pages.prose.shape import Sentence

_EVENT = re.compile(
    r"(?:Nazi Germany|Third Reich|Prohibition)|.+ (?:Wars?|Revolution|Uprising|Rebellion|Crusades?|Massacre|Genocide|Scandal|Disaster|Intifada)|World War (?:I{1,2}|One|Two)"
    r"|(?:The )?(?:Holocaust|Great Depression|Blitz|Dust Bowl|Troubles|Crusades)"
    r"|(?:Battle|Siege|Invasion|Attack|Bombing|Assassination|Fall|Occupation|Raid|Liberation|Rape|Evacuation|Sinking) (?:of|on) .+"
)
_BEGINS = re.compile(r"(?:World War (?:I{1,2})|(?:[A-Z][\w-]+ ){1,3}?(?:War|Revolution))(?= [A-Z])")
# A clause that tells when the film was made, or what had gone before its story.
_MADE = re.compile(
    r"\b(?:produced|made|filmed|shot|shooting|filming|released|directed|written|wrote|born|served|banned|veteran|veterans|premiered|published|production|release"
    r"|director|post)\b[^,;]*\Z|\b(?:after|before|since|until|prior to|post|following|pre)[- ](?:the )?(?:end of )?(?:the )?\Z"
)
_TOLD_OF = ("film", "person", "source")


@rule("story-event")
def event(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read events of the world that the film tells of: "during the N War", "depicts the Battle of N"."""
    for index, letter in enumerate(sentence.shape):
        name = _event_of(sentence, index) if letter == "N" else None
        if name is None:
            continue
        before = sentence.shape[max(0, index - 120) : index]
        if reading.owner(sentence, index) not in _TOLD_OF or _MADE.search(before) or doubtful(sentence.shape, index):
            continue
        if re.match(r"(?: (?:I{1,3}|[a-z]+))? (?:museum|memorial|veterans?|hero|vet)\b", sentence.shape[index + 1 :]):
            continue
        first = index - 2 if sentence.shape[max(0, index - 6) : index] == "the Y " else index
        if sentence.words(index) == "Holocaust" and sentence.shape.endswith("the ", 0, index):
            first = index - len("the ")
        yield Found("subject", Mention(sentence.starts[first], name.end), index)


def _event_of(sentence: Sentence, index: int) -> Mention | None:
    """Return the event that a name is, or begins with: "the Harbour War Rescue Team" tells of the Harbour War."""
    words = sentence.words(index)
    if _EVENT.fullmatch(words):
        return sentence.mention(index)
    begins = _BEGINS.match(words)
    return Mention(sentence.starts[index], sentence.starts[index] + begins.end()) if begins else None


_CALLED = (
    r"(?:(?!(?:two|three|four|five|in|of|at|on|from|to|by|with|for|and|who|that|which) )(?:[a-zA'-]+|N's|A) ){0,6}?"
)
_LIFE = re.compile(
    r"\b(?:(?:the )?(?:[a-z-]+ )?(?:life|lives|biography|biopic|portrait|experiences|early years|final days)(?:(?:,? and|,) [a-z]+){0,2} of"
    r"|(?:about|surrounding|investigat[a-z]+|chronicl[a-z]+|following|recounts?|dramati[sz]es) (?:[a-z]+ ){0,4}?(?:death|career|assassination|murder|trial) of"
    rf"|biopic (?:about|of)|(?:documentar(?:y|ies)|biographical [a-z]+)(?: film| movie| series)?(?: directed by (?:N|F)(?: and N)?)? (?:about|on|profiling)(?: the (?:life|lives|career) of)?) {_CALLED}(?:N (?=(?:[a-z-]+ ){{1,4}}N))?{_CALLED}"
    r"(?P<who>N)(?=[,.;)]|\Z| (?:and|in|during|who|whose|from|at|as|by|on|with|for|until|through|between|after|before|to|that)\b)"
)


@rule("story-life")
def life(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read whose life is told: "based on the life of N", "a documentary about the band N", "a biopic of N"."""
    for found in _LIFE.finditer(sentence.shape):
        if reading.owner(sentence, found.start("who")) in _TOLD_OF and not doubtful(sentence.shape, found.start("who")):
            yield Found("subject", reading.person(sentence, found.start("who")), found.start("who"))


_TOPIC = re.compile(
    r"\b(?:explor(?:es|ing)|examin(?:es|ing)|deal(?:s|ing) with|address(?:es|ing)|discuss(?:es|ing)|about|focus(?:es|ing) on|tackl(?:es|ing))"
    r" (?:the )?(?:[a-z]+ )?(?:topic|subject|theme|issue|world|problem|phenomenon|practice|sport|history|effects?)s? of (?P<what>(?:[a-z-]+ ){0,1}[a-z-]+?)(?=[.,;]|\Z| (?:and|in|with|among|within|as|on|from|through|during)\b)"
)
_ABOUT = re.compile(
    r"\b(?:film|movie|documentary|drama|comedy)s? (?:directed by N )?(?:about|on) (?P<what>[a-z-]{4,})(?=[.,;]|\Z| and [a-z]+(?:[.,;]|\Z))"
)
_SPORT = re.compile(
    r"\b(?:is|was) (?:an?|the) (?:(?!\b(?:by|about|with)\b)[^.;,]){0,60}?\b(?P<what>baseball|basketball|boxing|golf|hockey|tennis|wrestling|surfing|skateboarding"
    r"|rugby|cricket|soccer|association football|figure skating|cycling|chess|poker)(?= (?:[a-z-]+ )?(?:film|movie|comedy|drama|documentary)\b)"
)
_NO_TOPIC = re.compile(r"(?:his|her|their|the|its|a|an|this|that|being|how|what|one)\b")


@rule("story-topic")
def topic_of(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read a matter called a subject: "explores the theme of exile", "about the world of boxing"."""
    for found in [*_TOPIC.finditer(sentence.shape), *_SPORT.finditer(sentence.shape), *_ABOUT.finditer(sentence.shape)]:
        if reading.owner(sentence, found.start()) in _TOLD_OF and not _NO_TOPIC.match(found["what"]):
            yield Found("subject", sentence.mention(*found.span("what")), found.start("what"))


_PLACE = re.compile(
    r"(?<![NTFC] )\b(?:(?:in|into|throughout|across|outside|near|over)(?: and around)?|(?:travels?|travelling|traveling|go|goes|going|moves?|moving|returns?|returning|trip|journey"
    r"|comes?|come|brings?|flees?|sent|arrives?|arrive|visits?|visit|heads?|flies) (?:back |home |on [a-z]+ )?(?:to|in|at)|(?:brings?|takes?|taking|sends?|follows?) (?:[a-z'FN]+ ){1,5}?to|from(?! the )|(?:residents?|citizens?|people|streets|slums|waters|suburbs?|outskirts|underworld"
    r"|(?:home |capital )?city|town|village|port|island|inhabitants) of)"
    r" (?:the )?(?:(?:[a-z-]+|A|Y)(?: [a-z-]+)? (?:city|town|village|suburb|island|port|outskirts|streets|slums|[a-z]+-ridden|metropolis|state|province) (?:of )?(?:the )?|(?:modern|contemporary|present-day|rural|urban|suburban|postwar"
    r"|wartime|future|dystopian|occupied|downtown|inner-city|northern|southern|eastern|western|nearby|small|Y|K|s|A) ){0,3}(?P<place>N|P)(?P<more>, (?:N|P)(?=[.;]|\Z| (?!and)|, [a-z]))?(?!'s|'|-| (?:N|P|C)\b)"
)
# A character described after whoever plays it: "stars N as N, a clerk".
_PLAYED = re.compile(
    r"\bas (?:[a-z]+ )?N, (?:an?|the) |\bas (?:an?|the) [a-z]|\bas survivors|\b(?:portrays?|plays?) (?:an?|the) "
)
_ELSE = re.compile(
    r"\b(?:continued|based|adapted|published|premiered|released|shown|screened|opened|born|grew|grown|turned|developed|evolved|expanded|act|stars?|shot|filmed|recorded) (?:[a-z]+ )?\Z"
)
_NO_PLACE = re.compile(
    r".*\b(?:of(?! Man)|War|Wars|II|University|College|School|Academy|Army|Navy|Force|Party|Church|Club|Team|Company|Games|Olympics|Cup|League"
    r"|dynasty|Bible|Christmas|God|Hell|Heaven|Internet|Party|Police|FBI|CIA|KGB|NASA|Mafia|Nazis?)\b"
)


@rule("story-place")
def place(reading: Reading, sentence: Sentence) -> Iterator[Found]:
    """Read places that a summary of the story names: "follows a sailor who returns to N", "about two clerks in N"."""
    for found in _PLACE.finditer(sentence.shape):
        first = found.start("place")
        told = in_plot(sentence.shape, found.start()) or _PLAYED.search(sentence.shape, 0, found.start())
        if not told or reading.owner(sentence, first) not in _TOLD_OF:
            continue
        if _ELSE.search(sentence.shape, max(0, found.start() - 30), found.start()):
            continue
        if _NO_PLACE.match(sentence.words(first)) or _is_person(reading, sentence, first):
            continue
        end = found.end("more") if found["more"] else first + 1
        yield Found("story_place", sentence.mention(first, end), first, confidence=0.7)


def _is_person(reading: Reading, sentence: Sentence, index: int) -> bool:
    """Say whether a name is a person's by what else the page says: a fuller form, or a verb or bracket after it."""
    mention = sentence.mention(index)
    if reading.names.fullest(mention, first_names=True) != mention:
        return True
    return re.match(r" (?:\(N|as (?:he|she)\b|and (?:his|her)\b)", sentence.shape[index + 1 : index + 14]) is not None

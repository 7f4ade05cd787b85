"""Every error that reelgraph raises on purpose: one class a cause, each message one sentence with its cure.

ReelgraphError
├── InputError           a page, file or folder that cannot be read as it is
│   └── NoFilmError      a page that names no film
├── ContentError         the ontology, a source description or a catalogue query is wrong
├── EngineError          an engine that is asked for and cannot be started
├── AnswerError          a language model that did not answer, or not what it was asked
├── GraphError           the graph on disk is missing, busy or damaged
├── QueryError           a question that cannot be answered as it was asked
├── ExportError          a value or a selection that the format asked for cannot hold
└── ViolationError       a graph that breaks its own shapes or checks
"""


class ReelgraphError(Exception):
    """Anything that reelgraph refuses, with a sentence that says what to do."""


class InputError(ReelgraphError):
    """An input that cannot be read as it is: the message names the file, the place and the cure."""


class NoFilmError(InputError):
    """A page on which no film was found."""


class ContentError(ReelgraphError):
    """A file of `ontology/`, `ingest/` or `queries/` that breaks the rules of its folder."""


class EngineError(ReelgraphError):
    """An engine that is asked for and is not installed, or does not start: the message says what to install."""


class AnswerError(ReelgraphError):
    """A language model's endpoint that cannot be reached, stalls, or answers something else: names it and the cure."""


class GraphError(ReelgraphError):
    """A graph directory that is missing, locked or damaged."""


class QueryError(ReelgraphError):
    """A question that cannot be answered as it was asked."""


class ExportError(ReelgraphError):
    """A value or a selection that the format asked for cannot hold: names it, the place and the cure."""


class ViolationError(ReelgraphError):
    """A graph that breaks its shapes or its checks; the message is the report."""

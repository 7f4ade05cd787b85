"""A language model is believed only as far as the page goes: a stub server that lies, stalls, and answers rubbish."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reelgraph.cli import reelgraph
from reelgraph.errors import AnswerError
from reelgraph.pages import loading, reader
from reelgraph.pages.fact import Fact
from reelgraph.pages.model import Endpoint

TEXT = (
    "Cold Harbour is a 1957 Danish drama film.\nThe whole cast was paid by Elm Street Pictures, says Ada Okafor, its"
    " gaffer Bo Lind adds. It opened on 3 May 1957 in Oslo."
)
Answer = Callable[[BaseHTTPRequestHandler], None]


def said(*facts: Any) -> bytes:
    content = json.dumps({"facts": list(facts)})
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def answering(body: bytes, status: int = 200) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


class Stub:
    """A server that answers every request as it was told, and keeps what it was asked."""

    def __init__(self) -> None:
        self.answer: Answer = answering(said())
        self.asked: list[tuple[str, dict[str, str], Any]] = []
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                stub.asked.append((self.path, dict(self.headers), body))
                stub.answer(self)

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def endpoint(self, **more: Any) -> Endpoint:
        return Endpoint(self.url, "tiny", **more)


@pytest.fixture
def stub() -> Iterator[Stub]:
    found = Stub()
    thread = threading.Thread(target=found.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield found
    found.server.shutdown()
    found.server.server_close()
    thread.join()


def read(endpoint: Endpoint, text: str = TEXT) -> list[Fact]:
    facts = reader.read(loading.load_text(text, id="page", title="Cold Harbour"), proposers=[endpoint.propose])
    return [fact for fact in facts if fact.rule.startswith("model/")]


def test_a_proposal_with_words_on_the_page_becomes_a_fact(stub: Stub) -> None:
    quote = "The whole cast was paid by Elm Street Pictures"
    stub.answer = answering(said({"relation": "production_company", "object": "Elm Street Pictures", "quote": quote}))
    (fact,) = read(stub.endpoint())
    assert (fact.relation, fact.object, fact.rule, fact.stated) == (
        "production_company", "Elm Street Pictures", "model/tiny", True,
    )  # fmt: skip
    assert fact.quote == quote == TEXT[fact.start : fact.end]
    assert fact.confidence <= 0.5


def test_a_quote_that_is_not_there_makes_it_unstated(stub: Stub) -> None:
    told = {"relation": "production_company", "object": "Elm Street Pictures", "quote": "Made by Elm Street Pictures."}
    stub.answer = answering(said(told))
    (fact,) = read(stub.endpoint())
    assert not fact.stated
    assert fact.confidence < 0.5
    assert fact.quote in TEXT


def test_a_quote_that_does_not_hold_the_object_makes_it_unstated(stub: Stub) -> None:
    told = {"relation": "production_company", "object": "Elm Street Pictures", "quote": "It opened on 3 May 1957"}
    stub.answer = answering(said(told))
    assert [fact.stated for fact in read(stub.endpoint())] == [False]


LIES = [
    {"relation": "director", "object": "Cy Moss", "quote": "says Ada Okafor"},  # nobody on the page
    {"relation": "director", "object": "Ada", "quote": "says Ada Okafor", "subject": "Cold Harbour"},  # not the film
    {"relation": "director", "object": "dano", "quote": "says Ada Okafor"},  # half a word
    {"relation": "director", "object": "Elm Street Pictures", "quote": TEXT[42:]},  # a company is no person
    {"relation": "director", "object": "gaffer", "quote": TEXT[42:]},  # no name
    {"relation": "country", "object": "Oslo", "quote": TEXT[42:]},  # no country
    {"relation": "year", "object": "3 May", "quote": TEXT[42:]},  # no year
    {"relation": "release_date", "object": "Oslo", "quote": TEXT[42:]},  # no date
    {"relation": "hometown", "object": "Oslo", "quote": TEXT[42:]},  # whose?
    {"relation": "married_to", "object": "Bo Lind", "quote": TEXT[42:]},  # no such relation
    {"relation": "imdb_id", "object": "Bo Lind", "quote": TEXT[42:]},
    {"relation": "director", "object": ["Bo Lind"], "quote": 3},
    {"relation": {}, "object": None},
    {"object": "Bo Lind"},
    "Bo Lind directed it",
    None,
    {"relation": "director", "object": "x" * 100_000, "quote": "y" * 100_000},
]


@pytest.mark.parametrize("lie", LIES, ids=range(len(LIES)))
def test_a_lie_is_left_out(stub: Stub, lie: Any) -> None:
    stub.answer = answering(said(lie))
    assert read(stub.endpoint()) == []


def test_a_lie_among_qualifiers_is_left_out(stub: Stub) -> None:
    quote = "its gaffer Bo Lind adds"
    qualifiers = {"character": "Hamlet", "shoe_size": "43", "billing": "Oslo"}
    stub.answer = answering(said({"relation": "actor", "object": "Bo Lind", "quote": quote, "qualifiers": qualifiers}))
    (fact,) = read(stub.endpoint())
    assert fact.qualifiers == {}


def test_what_the_readers_have_said_is_not_said_again(stub: Stub) -> None:
    stub.answer = answering(said({"relation": "year", "object": "1957", "quote": "Cold Harbour is a 1957 Danish"}))
    assert read(stub.endpoint()) == []


def test_json_in_a_fence_is_read(stub: Stub) -> None:
    fenced = '```json\n{"facts": [{"relation": "actor", "object": "Bo Lind", "quote": "its gaffer Bo Lind adds"}]}\n```'
    stub.answer = answering(json.dumps({"choices": [{"message": {"content": fenced}}]}).encode())
    assert [fact.object for fact in read(stub.endpoint())] == ["Bo Lind"]


RUBBISH = {
    "half a JSON": said({"relation": "actor"})[:-30],
    "half a JSON within": json.dumps({"choices": [{"message": {"content": '{"facts": [{"relat'}}]}).encode(),
    "no choices": b"{}",
    "a list": b"[]",
    "no facts": json.dumps({"choices": [{"message": {"content": "{}"}}]}).encode(),
    "facts that are no list": json.dumps({"choices": [{"message": {"content": '{"facts": 3}'}}]}).encode(),
    "no content": json.dumps({"choices": [{"message": {"content": None}}]}).encode(),
    "deep nesting": b"[" * 200_000,
    "no UTF-8": b"\xff\xfe\x00",
    "nothing": b"",
}


@pytest.mark.parametrize("body", RUBBISH.values(), ids=RUBBISH.keys())
def test_rubbish_is_reported(stub: Stub, body: bytes) -> None:
    stub.answer = answering(body)
    with pytest.raises(AnswerError, match=r"no JSON of facts|without a list"):
        read(stub.endpoint())


@pytest.mark.parametrize("status", [500, 404, 401, 302])
def test_an_error_is_reported(stub: Stub, status: int) -> None:
    stub.answer = answering(b"", status)
    with pytest.raises(AnswerError, match=f"answered {status}"):
        read(stub.endpoint())


def test_a_giant_answer_is_cut_off(stub: Stub) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(10_000):
                handler.wfile.write(b"x" * 65_536)
        except OSError:
            pass  # the client has hung up, as it should

    stub.answer = answer
    with pytest.raises(AnswerError, match="more than 1,048,576 bytes"):
        read(stub.endpoint())


def test_a_stalling_model_is_given_up(stub: Stub) -> None:
    done = threading.Event()

    def answer(_: BaseHTTPRequestHandler) -> None:
        done.wait(10)

    stub.answer = answer
    start = time.monotonic()
    with pytest.raises(AnswerError, match=r"did not answer in 0\.2 s"):
        read(stub.endpoint(timeout=0.2))
    done.set()
    assert time.monotonic() - start < 5


def test_a_dribbling_model_is_given_up(stub: Stub) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(200):
                handler.wfile.write(b" ")
                time.sleep(0.05)
        except OSError:
            pass

    stub.answer = answer
    start = time.monotonic()
    with pytest.raises(AnswerError, match=r"did not answer in 0\.3 s"):
        read(stub.endpoint(timeout=0.3))
    assert time.monotonic() - start < 5


def test_a_server_that_is_not_there_is_reported() -> None:
    with pytest.raises(AnswerError, match="cannot be asked"):
        read(Endpoint("http://127.0.0.1:9", "tiny", timeout=5))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "localhost:8000", "ftp://127.0.0.1"])
def test_only_the_web_is_asked(url: str) -> None:
    with pytest.raises(AnswerError, match="no address of a model"):
        Endpoint(url, "tiny")


def test_the_key_goes_along_and_the_page_is_shown(stub: Stub) -> None:
    read(stub.endpoint(key="secret"))
    path, headers, body = stub.asked[0]
    assert path == "/v1/chat/completions"
    assert headers["Authorization"] == "Bearer secret"
    assert body["model"] == "tiny"
    assert body["messages"][1]["content"] == TEXT
    assert "production_company" in body["messages"][0]["content"]


def test_a_huge_page_is_shown_in_part(stub: Stub) -> None:
    read(stub.endpoint(), TEXT + "\n" + "The sea was calm. " * 10_000)
    assert len(stub.asked[0][2]["messages"][1]["content"]) == 24_000


def test_the_command_asks_only_where_it_is_told_to(stub: Stub, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    stub.answer = answering(said({"relation": "actor", "object": "Bo Lind", "quote": "its gaffer Bo Lind adds"}))
    plain = CliRunner().invoke(reelgraph, ["facts", str(page)])
    assert "model/" not in plain.stdout
    assert not stub.asked
    asked = CliRunner().invoke(
        reelgraph,
        ["facts", str(page), "--model-endpoint", stub.url, "--model", "tiny"],
        env={"REELGRAPH_MODEL_KEY": "secret"},
    )
    assert asked.exit_code == 0, asked.output
    assert "model/tiny" in asked.stdout
    assert stub.asked[0][1]["Authorization"] == "Bearer secret"


def test_the_command_goes_on_without_a_model_that_fails(stub: Stub, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    stub.answer = answering(b"", 500)
    done = CliRunner().invoke(reelgraph, ["facts", str(page), "--model-endpoint", stub.url, "--model", "tiny"])
    assert done.exit_code == 0
    assert '"relation": "year"' in done.stdout
    assert "is read without the model" in done.stderr
    assert "answered 500" in done.stderr


def test_the_command_gives_up_a_model_that_fails_page_after_page(stub: Stub, tmp_path: Path) -> None:
    pages = tmp_path / "pages.jsonl"
    record = json.dumps({"id": "page", "title": "Cold Harbour", "text": TEXT})
    pages.write_text(f"{record}\n" * 9, encoding="utf-8")
    stub.answer = answering(b"", 500)
    done = CliRunner().invoke(reelgraph, ["facts", str(pages), "--model-endpoint", stub.url, "--model", "tiny"])
    assert isinstance(done.exception, AnswerError)
    assert len(stub.asked) == 3


def test_the_command_wants_both_address_and_name(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    done = CliRunner().invoke(reelgraph, ["facts", str(page), "--model", "tiny"])
    assert done.exit_code == 2
    assert "go together" in done.stderr

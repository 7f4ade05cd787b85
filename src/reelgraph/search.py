"""The text index: every name and title of the graph, as arrays that are mapped into memory.

Names are numbered from the best known on, so that ascending numbers are the order of an answer. The index is a folder:

    records      for each name a line of what a hit tells: IRI, kind, label, name, weight
    tokens       for each name the numbers of its words, in order
    words        the vocabulary, sorted: the words that begin with some letters stand together
    postings     for each word the names that hold it, ascending
    signatures   for each word a set of 64 bits that its pairs of letters set: near words differ in few bits
    handles      for each IRI and identifier the hash by which its names are found

Written in one pass over the names: a near miss is looked for among the words, of which there are few, never among
the names. `find` looks for the whole name first, then for its words as they are typed, then for near misses.
"""

import hashlib
import json
import mmap
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from difflib import SequenceMatcher
from itertools import chain, count, islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from reelgraph.errors import GraphError

Numbers = npt.NDArray[np.int64]
BETWEEN = "\x1f"  # between the parts of a record
PREFIX = 3  # letters from which a word may be the beginning of one; other scripts say more in a letter
NEAR = 0.72  # how much two names must have in common to count as a slip of the same name
AS_NEAR = 0.1  # how much less than the likest name another may have in common, to be a candidate beside it
LOOKED_AT = 40  # near names that are compared letter by letter
BLOCK = 2000  # names that are looked at before the next, larger block
LETTERS = 24  # of a word that count for its signature
ARTICLE = b"the"

_ASCII = bytes(
    byte + 32 if 65 <= byte <= 90 else byte if 48 <= byte <= 57 or 97 <= byte <= 122 or byte >= 128 else 32
    for byte in range(256)
)


class _Folded(dict[int, str]):
    """What each character is compared as, worked out once: a name is folded character by character."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKD", chr(code)).casefold()  # in this order: mathematical capitals have no case
        bare = (char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))
        self[code] = folded = "".join(char if char.isalnum() else " " for char in bare)
        return folded


_FOLDED = _Folded()


class Hit(NamedTuple):
    """A thing found by name: its IRI, kind, preferred label, the name that matched, how often it is credited."""

    iri: str
    kind: str
    label: str
    name: str
    weight: int


def fold(name: str) -> str:
    """Return a name as it is compared: no case, no accents, no punctuation, no article before or after."""
    return b" ".join(split(name)).decode()


def split(name: str) -> list[bytes]:
    """Return the words of a name as they are compared, in UTF-8."""
    if name.isascii():
        words = name.encode().translate(_ASCII).split()
    else:
        words = name.translate(_FOLDED).encode(errors="replace").split()
    if len(words) > 1:
        if words[0] == ARTICLE:
            return words[1:]
        return words[:-1] if words[-1] == ARTICLE else words
    return words or "".join(name.split()).encode(errors="replace").split()  # a name of signs alone: $


def hashed(handle: str) -> int:
    """Return the hash of an IRI or an identifier, as `handles` of the index holds it."""
    return int(hashlib.md5(handle.encode(errors="replace"), usedforsecurity=False).hexdigest()[:16], 16)


# --- writing -------------------------------------------------------------------------------------------


class Writer:
    """Write a new index to a folder: names from the best known on, then their kinds and handles."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._records = (folder / "records").open("wb")
        self._lengths: list[npt.NDArray[np.int64]] = []
        self._sizes: list[npt.NDArray[np.int64]] = []
        self._tokens: list[npt.NDArray[np.int32]] = []
        self._words: defaultdict[bytes, int] = defaultdict(count().__next__)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # of a disk that is full it has been said
            self._records.close()

    def add(self, names: Iterable[str], records: Iterable[str]) -> None:
        """Add names and the record of each: the parts of a Hit, BETWEEN them."""
        lines = [record.encode(errors="replace") for record in records]
        self._records.write(b"".join(lines))
        self._lengths.append(np.fromiter(map(len, lines), np.int64))
        found = [split(name) for name in names]
        self._sizes.append(np.fromiter(map(len, found), np.int64))
        numbers = map(self._words.__getitem__, chain.from_iterable(found))
        self._tokens.append(np.fromiter(numbers, np.int32))

    def finish(self, kinds: npt.NDArray[Any], kind_names: Sequence[str], handles: npt.NDArray[Any], handled: npt.NDArray[Any]) -> None:  # fmt: skip
        """Write what follows from the names: `kinds` places in `kind_names`; `handles` hashes, sorted, `handled` a name of each."""
        self._records.close()
        self._save("record_starts", _starts(_joined(self._lengths, np.int64)))
        sizes, words = _joined(self._sizes, np.int64), sorted(self._words)
        self._save("name_starts", _starts(sizes))
        places = np.empty(len(words), np.int32)
        places[np.fromiter(map(self._words.__getitem__, words), np.int64, len(words))] = np.arange(
            len(words), dtype=np.int32
        )
        tokens = places[_joined(self._tokens, np.int32)]
        self._save("tokens", tokens)
        self._save_postings(tokens, sizes, len(words))
        self._save_words(words)
        self._save("kinds", kinds.astype(np.uint8))
        (self._folder / "kinds.json").write_text(json.dumps(list(kind_names)), encoding="utf-8")
        self._save("handles", handles.astype(np.uint64))
        self._save("handled", handled.astype(np.int32))

    def _save_postings(self, tokens: npt.NDArray[np.int32], sizes: Numbers, words: int) -> None:
        both = tokens.astype(np.int64) << 32  # sorting one number is quicker than sorting pairs
        both |= np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
        both.sort()
        self._save("postings", (both & 0xFFFFFFFF).astype(np.int32))
        self._save("posting_starts", _starts(np.bincount(tokens, minlength=words).astype(np.int64)))

    def _save_words(self, words: Sequence[bytes]) -> None:
        (self._folder / "words").write_bytes(b"".join(words))
        self._save("word_starts", _starts(np.fromiter(map(len, words), np.int64, len(words))))
        texts = [word.decode() for word in words]
        self._save("letters", np.fromiter((min(len(text), 255) for text in texts), np.uint8, len(texts)))
        parts = [signatures(texts[at : at + 65_536]) for at in range(0, len(texts), 65_536)]
        self._save("signatures", _joined(parts, np.uint64))

    def _save(self, name: str, array: npt.NDArray[Any]) -> None:
        np.save(self._folder / f"{name}.npy", array)


def _joined(parts: Sequence[npt.NDArray[Any]], dtype: type) -> npt.NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, dtype)


def _starts(sizes: Numbers) -> Numbers:
    starts = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    return starts


def signatures(words: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Return for each word 64 bits, of which its pairs of neighbouring letters, its ends among them, set one each."""
    letters = np.array(words, dtype=f"U{LETTERS}").view(np.uint32).reshape(len(words), LETTERS)
    framed = np.zeros((len(words), LETTERS + 2), np.uint32)
    framed[:, 1:-1] = letters
    bits = ((framed[:, :-1] * np.uint32(2654435761) + framed[:, 1:] * np.uint32(40503)) >> np.uint32(7)) & np.uint32(63)
    pairs = np.where((framed[:, :-1] | framed[:, 1:]) > 0, np.uint64(1) << bits.astype(np.uint64), np.uint64(0))
    return np.bitwise_or.reduce(pairs, axis=1)  # type: ignore[no-any-return]


def _ones(bits: npt.NDArray[np.uint64]) -> npt.NDArray[Any]:
    """Return how many bits are set in each number."""
    if hasattr(np, "bitwise_count"):  # from numpy 2 on
        return np.bitwise_count(bits)
    return np.unpackbits(bits.view(np.uint8).reshape(len(bits), 8), axis=1).sum(axis=1)  # type: ignore[no-any-return]


# --- reading -------------------------------------------------------------------------------------------

Range = tuple[int, int]  # the words from one number to another


class _Vocabulary:
    """The sorted words, read where they stand."""

    def __init__(self, text: bytes | mmap.mmap, starts: Numbers) -> None:
        self.text, self._starts = text, starts

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> bytes:
        return self.text[self._starts[number] : self._starts[number + 1]]

    def number(self, word: bytes) -> int | None:
        """Return the number of a word."""
        place = bisect_left(self, word)
        return place if place < len(self) and self[place] == word else None

    def beginning(self, letters: bytes) -> Range:
        """Return the words that begin with these letters."""
        low = bisect_left(self, letters)
        return low, bisect_left(self, letters + b"\xff", low)


class Index:
    """A text index opened for reading."""

    def __init__(self, folder: Path) -> None:
        try:
            self._records, vocabulary = _mapped(folder / "records"), _mapped(folder / "words")
            arrays = {path.stem: np.load(path, mmap_mode="r").view(np.ndarray) for path in folder.glob("*.npy")}
            self._kind_names: list[str] = json.loads((folder / "kinds.json").read_text(encoding="utf-8"))
        except OSError as error:
            raise GraphError(f"{folder}: not a readable text index ({error}); build the graph again") from error
        self._record_starts, self._name_starts = arrays["record_starts"], arrays["name_starts"]
        self._tokens, self._kinds = arrays["tokens"], arrays["kinds"]
        self._words = _Vocabulary(vocabulary, arrays["word_starts"])
        self._postings, self._posting_starts = arrays["postings"], arrays["posting_starts"]
        self._signatures, self._letters = arrays["signatures"], arrays["letters"]
        self._handles, self._handled = arrays["handles"], arrays["handled"]

    def __len__(self) -> int:
        return len(self._kinds)

    def close(self) -> None:
        """Close the files."""
        for file in (self._records, self._words.text):
            if isinstance(file, mmap.mmap):
                file.close()

    def find(self, name: str, kinds: Iterable[str] = (), limit: int = 10) -> list[Hit]:
        """Return what `name` can mean, best first: an identifier, the name itself, its words, a near miss."""
        wanted = tuple(kinds)
        for look in (self._by_identifier, self._whole, self._by_words, self._near):
            if hits := list(islice(_distinct(self._hits(look(name, wanted))), limit)):
                return hits
        return []

    def search(self, text: str, kinds: Iterable[str] = (), limit: int = 10) -> list[Hit]:
        """Return everything whose name holds the words of `text`, whole names first, then the best known.

        The beginning of a word (three letters) stands for the word; words in double quotes stand together in
        this order; where no name holds the words, near misses are returned.
        """
        wanted = tuple(kinds)
        if len(phrase := text.strip()) > 2 and phrase[0] == phrase[-1] == '"':
            return list(islice(_distinct(self._hits(self._phrase(phrase[1:-1], wanted))), limit))
        numbers = chain(self._by_identifier(text, wanted), self._whole(text, wanted), self._by_words(text, wanted))
        hits = list(islice(_distinct(self._hits(numbers)), limit))
        return hits or list(islice(_distinct(self._hits(self._near(text, wanted))), limit))

    def describe(self, iri: str) -> Hit | None:
        """Return the entry of an IRI under its preferred label."""
        for number in self._named_by(iri):
            if (hit := self._hit(number)).iri == iri:
                return hit._replace(name=hit.label)
        return None

    # Each way of looking returns the numbers of names, best first.

    def _by_identifier(self, name: str, kinds: tuple[str, ...]) -> Iterable[int]:
        return self._of_kinds(np.asarray(self._named_by(name.strip()), np.int64), kinds)

    def _named_by(self, handle: str) -> list[int]:
        key = np.uint64(hashed(handle))
        low = high = int(self._handles.searchsorted(key))
        while high < len(self._handles) and self._handles[high] == key:
            high += 1
        return sorted(self._handled[low:high].tolist())

    def _whole(self, name: str, kinds: tuple[str, ...]) -> Iterable[int]:
        """Names that are these words, else these words in another order."""
        numbers = self._numbered(split(name))
        if not numbers:
            return []
        names = _all(self._holding([(number, number + 1) for number in set(numbers)], kinds))
        names = names[self._sizes(names) == len(numbers)]
        said = self._tokens[self._name_starts[names][:, None] + np.arange(len(numbers))]
        same = names[(said == np.asarray(numbers)).all(axis=1)]
        found: list[int] = (
            same if len(same) else names[(np.sort(said, axis=1) == np.sort(numbers)).all(axis=1)]
        ).tolist()
        return found

    def _by_words(self, name: str, kinds: tuple[str, ...]) -> Iterable[int]:
        ranges = [self._range(word) for word in split(name)]
        return (number for block in self._holding(ranges, kinds) for number in block.tolist()) if ranges else ()

    def _phrase(self, name: str, kinds: tuple[str, ...]) -> Iterable[int]:
        numbers = self._numbered(split(name))
        if not numbers:
            return
        blocks = self._holding([(number, number + 1) for number in set(numbers)], kinds)
        for number in (number for block in blocks for number in block.tolist()):
            said = self._tokens[self._name_starts[number] : self._name_starts[number + 1]].tolist()
            if any(said[at : at + len(numbers)] == numbers for at in range(len(said) - len(numbers) + 1)):
                yield number

    def _near(self, name: str, kinds: tuple[str, ...]) -> Iterable[int]:
        """Names most of whose words are near to those of `name`, the likest first."""
        folded = fold(name)
        words = split(name)
        held = [_once(self._names_of(self._near_words(word))) for word in words]
        held += [
            self._names_of([(one, one + 1)]) for one in self._numbered([a + b for a, b in pairwise(words)], every=False)
        ]
        held += [
            _all(self._holding([(one, one + 1) for one in halves], ()))
            for word in words
            for halves in self._halves(word)
        ]
        every = np.sort(np.concatenate([*held, np.empty(0, np.int64)]), kind="stable")
        names = _once(every)
        times = np.diff(np.append(np.searchsorted(every, names), len(every)))
        if kinds:
            allowed = self._are(names, kinds)
            names, times = names[allowed], times[allowed]
        distance = np.abs(self._sizes(names) - len(words))
        likest = names[np.lexsort((names, distance, -times))][:LOOKED_AT]
        likeness_of = _Likeness(folded)
        compared = [(likeness_of.to(fold(self._hit(one).name)), one) for one in likest.tolist()]
        least = max(NEAR, max(compared, default=(0, 0))[0] - AS_NEAR)
        return [one for likeness, one in sorted(compared, key=lambda pair: (-pair[0], pair[1])) if likeness >= least]

    # --- words -----------------------------------------------------------------------------------------

    def _numbered(self, words: Iterable[bytes], *, every: bool = True) -> list[int]:
        """Return the numbers of the words; with `every`, none where one is unknown."""
        numbers = [self._words.number(word) for word in words]
        return [] if every and None in numbers else [number for number in numbers if number is not None]

    def _range(self, word: bytes) -> Range:
        if len(word) >= PREFIX or not word.isascii():
            return self._words.beginning(word)
        number = self._words.number(word)
        return (0, 0) if number is None else (number, number + 1)

    def _near_words(self, word: bytes) -> list[Range]:
        """Return the words that a slip or two make of this one, itself among them."""
        text = word.decode()
        slips = 0 if len(text) < PREFIX else 1 if len(text) < 8 else 2
        apart = _ones(self._signatures ^ signatures([text])[0])
        low, high = max(len(text) - slips, 0), min(len(text) + slips, 255)
        likely = np.flatnonzero((apart <= 6 * slips) & (self._letters >= low) & (self._letters <= high))
        likely = likely[np.argsort(apart[likely], kind="stable")][:40]
        near = [one for one in likely.tolist() if slipped(text, self._words[one].decode(), slips)]
        return [(one, one + 1) for one in near]

    def _halves(self, word: bytes) -> Iterator[list[int]]:
        for at in range(PREFIX, len(word) - PREFIX + 1):
            if halves := self._numbered([word[:at], word[at:]]):
                yield halves

    # --- names -----------------------------------------------------------------------------------------

    def _sizes(self, names: Numbers) -> Numbers:
        return self._name_starts[names + 1] - self._name_starts[names]  # type: ignore[no-any-return]

    def _names_of(self, ranges: Iterable[Range]) -> Numbers:
        """Return the names that hold a word of these ranges, ascending; some stand there twice."""
        parts = [self._postings[self._posting_starts[low] : self._posting_starts[high]] for low, high in ranges]
        joined = np.concatenate([*parts, np.empty(0, np.int32)])
        joined.sort(kind="stable")  # merges what is ascending already
        return joined

    def _holding(self, ranges: Sequence[Range], kinds: tuple[str, ...]) -> Iterator[Numbers]:
        """Yield the names that hold a word of each range, of these kinds, in blocks: few are wanted, the first."""
        rarest, *others = sorted(
            ranges, key=lambda one: int(self._posting_starts[one[1]] - self._posting_starts[one[0]])
        )
        names = self._names_of([rarest])
        at, size = 0, BLOCK
        while at < len(names):
            block = self._of_kinds(names[at : at + size].astype(np.int64), kinds)
            if len(block):
                yield block[self._with_words(block, others)] if others else block
            at, size = at + size, size * 4

    def _with_words(self, names: Numbers, ranges: Sequence[Range]) -> npt.NDArray[np.bool_]:
        sizes = self._sizes(names)
        firsts = _starts(sizes)[:-1]
        places = np.arange(int(sizes.sum())) - np.repeat(firsts - self._name_starts[names], sizes)
        said = self._tokens[places]
        held = np.ones(len(names), bool)
        for low, high in ranges:
            held &= np.logical_or.reduceat((said >= low) & (said < high), firsts)
        return held

    def _of_kinds(self, names: Numbers, kinds: tuple[str, ...]) -> Numbers:
        return names[self._are(names, kinds)] if kinds and len(names) else names

    def _are(self, names: Numbers, kinds: tuple[str, ...]) -> npt.NDArray[np.bool_]:
        """Return which names are of these kinds; of few names several times sooner than `np.isin` tells."""
        wanted = np.array([kind in kinds for kind in self._kind_names], bool)
        return wanted[self._kinds[names]]  # type: ignore[no-any-return]

    def _hits(self, numbers: Iterable[int]) -> Iterator[Hit]:
        return (self._hit(number) for number in numbers)

    def _hit(self, number: int) -> Hit:
        line = self._records[self._record_starts[number] : self._record_starts[number + 1]]
        iri, kind, weight, label, name = line.decode().split(BETWEEN)
        return Hit(iri, kind, label, name, int(weight))


def _once(ascending: Numbers) -> Numbers:
    return ascending[np.diff(ascending, prepend=-1) > 0]


def _all(blocks: Iterable[Numbers]) -> Numbers:
    return np.concatenate([*blocks, np.empty(0, np.int64)])


def _mapped(path: Path) -> mmap.mmap | bytes:
    """Map a file into memory; an empty one cannot be."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if file.seek(0, 2) else b""


class _Likeness:
    """How much a folded name has in common with others, from 0 to 1, whatever the order of their words."""

    def __init__(self, name: str) -> None:
        self._said = SequenceMatcher(None, "", name)
        ordered = " ".join(sorted(name.split()))
        self._ordered, self._same = SequenceMatcher(None, "", ordered), ordered == name

    def to(self, other: str) -> float:
        """Return 0 where it is less than NEAR."""
        likeness, ordered = 0.0, " ".join(sorted(other.split()))
        both = (self._said, other), (self._ordered, ordered)
        for matcher, name in both[: 1 if ordered == other and self._same else 2]:
            matcher.set_seq1(name)
            if matcher.real_quick_ratio() >= NEAR and matcher.quick_ratio() >= NEAR:
                likeness = max(likeness, matcher.ratio())
        return likeness


def slipped(one: str, other: str, most: int) -> bool:
    """Return whether at most `most` letters lack, are too many, wrong or swapped (optimal string alignment)."""
    if one == other:
        return True
    one, other = _differing(one, other)
    one, other = _differing(one[::-1], other[::-1])
    if not one or not other:
        return len(one) + len(other) <= most
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        last, before, row = before, row, [at]
        for place, char in enumerate(other, 1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != char))
            if last and place > 1 and letter == other[place - 2] and one[at - 2] == char:
                cost = min(cost, last[place - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most


def _differing(one: str, other: str) -> tuple[str, str]:
    """Return two words from the first letter on in which they differ."""
    for place, (letter, char) in enumerate(zip(one, other, strict=False)):
        if letter != char:
            return one[place:], other[place:]
    shorter = min(len(one), len(other))
    return one[shorter:], other[shorter:]


def _distinct(hits: Iterable[Hit]) -> Iterator[Hit]:
    seen: set[str] = set()
    for hit in hits:
        if hit.iri not in seen:
            seen.add(hit.iri)
            yield hit

"""Texts that stand in a corpus more than once: the same words, or nearly, as agencies' reports in several papers."""

from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import pandas as pd

from .stream import Numbers, Places, Stream

_RUN = 5  # words: long enough that two reports of one event rarely share one, short enough to survive small edits
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_MOST = 4_000_000  # runs that are compared
_BLOCK = 1_000_000  # words whose runs are looked at at once
LEAST = 0.5


def copies(stream: Stream) -> pd.DataFrame:
    """Pairs of texts of which the one has at least half of the other's runs of five words.

    One row per text that is a copy of an earlier one, with the earlier one it shares most with:
        text, other    their numbers in the corpus; the other comes first
        share          runs of five words the two have in common, as a share of those of the text with fewer; 1.0
                       with `same` means that all words are the same, in the same order
        same           whether they are
    Sorted by text. Texts of fewer than five words are only compared as wholes; empty ones are not.

    Each run is compared with the first text that has it and with the last one before: linear, also for a report that a
    thousand papers print, and the copy of a copy still leads to one of them. Of more than four million words only the
    runs are compared whose hash divides by a number; they estimate the share. Broder 1997 (containment).
    """
    numbers, same = stream.numbers(), _same(stream)
    shared, runs = _shared(stream, numbers)
    rows = [(text, other, 1.0, True) for text, other in same.items()]
    for (text, other), count in shared.items():
        share = count / max(min(runs[text], runs[other]), 1)
        if share >= LEAST and text not in same:
            rows.append((text, other, share, False))
    table = pd.DataFrame(rows, columns=["text", "other", "share", "same"])
    best = table.sort_values(["text", "share", "other"], ascending=[True, False, True])
    types = {"text": "int64", "other": "int64", "share": "float64", "same": "bool"}
    return best.drop_duplicates("text").reset_index(drop=True).astype(types)


def _same(stream: Stream) -> dict[int, int]:
    """Texts with all words as in an earlier one, and the number of that one."""
    known: dict[bytes, int] = {}
    spans = zip(stream.starts.tolist(), stream.ends.tolist(), strict=True)
    wholes = (blake2b(stream.numbers()[start:end].tobytes(), digest_size=16).digest() for start, end in spans)
    first = [known.setdefault(whole, number) for number, whole in enumerate(wholes)]
    return {number: other for number, other in enumerate(first) if number != other and stream.lengths[number]}


def _shared(stream: Stream, numbers: Numbers) -> tuple[dict[tuple[int, int], int], Places]:
    """How many different runs pairs of texts share (the later one named first), and how many each text has."""
    hashes, texts = _runs(stream, numbers)
    runs = np.bincount(texts, minlength=len(stream.ends))
    new = np.concatenate([[True], hashes[1:] != hashes[:-1]]) if len(hashes) else np.empty(0, bool)
    first = texts[np.maximum.accumulate(np.where(new, np.arange(len(texts)), 0))] if len(texts) else texts
    before = np.roll(texts, 1)
    ones = np.concatenate([texts[~new], texts[~new & (before != first)]])
    others = np.concatenate([first[~new], before[~new & (before != first)]])
    pairs, counts = np.unique(ones * max(len(stream.ends), 1) + others, return_counts=True)
    found = zip(*(part.tolist() for part in (*np.divmod(pairs, max(len(stream.ends), 1)), counts)), strict=True)
    return {(one, other): count for one, other, count in found}, runs


def _runs(stream: Stream, numbers: Numbers) -> tuple[npt.NDArray[np.uint64], Places]:
    """The hash of every run of five words and the text it stands in, each once, in order."""
    rare = np.uint64(len(numbers) // _MOST + 1)
    parts = [_hashes(stream, numbers, start, rare) for start in range(0, len(numbers), _BLOCK)]
    hashes = np.concatenate([np.empty(0, np.uint64), *(hashes for hashes, _ in parts)])
    texts = np.concatenate([np.empty(0, np.int64), *(texts for _, texts in parts)])
    order = np.lexsort((texts, hashes))
    hashes, texts = hashes[order], texts[order]
    new = (np.diff(hashes, prepend=hashes[:1]) != 0) | (np.diff(texts, prepend=-1) != 0)
    return hashes[new], texts[new]


def _hashes(stream: Stream, numbers: Numbers, start: int, rare: np.uint64) -> tuple[npt.NDArray[np.uint64], Places]:
    """The runs that begin in one stretch of the corpus: their hashes, if they divide by `rare`, and their texts."""
    places = np.arange(start, min(start + _BLOCK, len(numbers) - _RUN + 1))
    places = places[places + _RUN <= stream.ends[stream.text_of(places)]] if len(places) else places
    hashes = np.zeros(len(places), np.uint64)
    for step in range(_RUN):
        hashes = (hashes ^ numbers[places + step].astype(np.uint64)) * _MULTIPLIER
        hashes ^= hashes >> np.uint64(29)
    kept = hashes % rare == 0
    return hashes[kept], stream.text_of(places[kept])

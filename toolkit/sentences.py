"""Where a sentence of English news ends: a few rules that can be read aloud, no data, no training.

Each stop (. ! ? …) before white space is a candidate; yes/no functions look at 40 characters before it and 120 after.
From one candidate to the next only the start of the sentence is remembered: a quotation that is never closed cannot
swallow a paragraph, and a text of any shape takes linear time.
"""

import re

from .wording import word_set

# Grouped by what follows, because that decides. "etc." needs no entry: in mid-sentence a small letter follows it, and
# that begins no sentence. Nor do the states ("Fla."): in news a comma or a new sentence follows, seldom a name.
ABBREVIATIONS = {
    "a name": word_set(
        "Adm Amb Atty Brig Capt Cmdr Col Cpl Del Det Dr Drs Fr Ft Gen Gens Gov Govs Hon Lt Maj Messrs Miss Mlle Mme Mr "
        "Mrs Ms Mt Pfc Pres Prof Pvt Rep Reps Rev Sec Sen Sens Sgt Supt Treas e.g i.e v vs"
    ),
    "a number": word_set("Art Ch Fig Figs No Nos Nr N° Op Vol art cf ch ed fig figs no nos p pp vol"),
    # They may also end a sentence, so the next word decides; the same goes for W. and U.S. and p.m. (DOTTED).
    "anything": word_set(
        "Apr Assn Aug Ave Blvd Bros Co Corp Cos Dec Dept Dist Esq Feb Fri Inc Jan Jr Jul Jun Ltd Mar Mon Nov Oct Rd "
        "Sat Sept Sr St Sun Thu Tue Univ Wed approx ca co est st"
    ),
}
# They begin a sentence and are hardly ever part of a name: "the U.S. But" is two sentences, "the U.S. Senate" one.
STARTERS = word_set(
    "A According After All Although And Another Any Are As At Because Before Both But By Can Could Did Do Does During "
    "Each Even Every For From Given Had Has Have He Her Here His How However I If In Initially Instead Is It Its Last "
    "Many Meanwhile More Most My Neither Nor Not Now Of Once One Only Or Other Others Our Perhaps She Should Since So "
    "Some Sometimes Still Such That The Their Then There These They This Those Though Thus To Today Until Was We Were "
    "What When Where Whether Which While Who Whose Why With Without Would Yes Yet You Your"
)
NAMES_WITH_MARK = frozenset({"E!", "Jeopardy!", "Yahoo!"})
REPORTING = (
    "add(?:s|ed)|argue[sd]|ask(?:s|ed)|chant(?:s|ed)|continue[sd]|crie[sd]|declare[sd]|demand(?:s|ed)|exclaim(?:s|ed)|"
    "explain(?:s|ed)|insist(?:s|ed)|joke[sd]|press(?:es|ed)|question(?:s|ed)|quip(?:s|ped)|remark(?:s|ed)|repeat(?:s|ed)|"
    "replie[sd]|respond(?:s|ed)|said|say|says|shout(?:s|ed)|state[sd]|tells|told|tweet(?:s|ed)|wonder(?:s|ed)|writes|"
    "wrote|yell(?:s|ed)"
)

LINE = re.compile(r"\S[^\n]*")
BULLET = re.compile(r"[•⁃▪◦‣](?<=\s.)")  # looks back last: five times as fast
FIRST_ITEM = re.compile(r"([1a])(\.\)|\)|\.)\s")
# The last mark of a run, the quotation marks and brackets that close with it, the gap (missing where a line break was
# lost: "he said.Then"). Only the last mark, and possessive quantifiers (*+), or hostile strings would not be linear.
STOP = re.compile(
    r"""(?P<mark>[.!?…])(?![.!?…])(?P<closing>(?:["'”’»«)\]}]|“(?!\S)|\s[”’»)\]](?!\S))*+)"""
    r"""(?P<gap>\s++|(?=[“‘]?[A-Z][a-z]{0,20}[\s,’']))"""
)
MARKS_AND_SPACES = ".!?…\"'”’ \t\u00a0\u202f"
OPENING = "\"'“‘„«»([{`’"
WORD_EDGE = re.compile(r"""[\s\-–—/("“«\[]""")
DOTTED = re.compile(r"(?:\d*[^\W\d_]{1,2}\.&?)+[^\W\d_]{1,2}|[^\W\d_]")
LIST_MARK = re.compile(r"[•⁃▪◦‣]?\s*(?:\d{1,2}|[a-zA-Z])\.")
LINK_OR_BRAND = re.compile(r"https?:|www\.|pic\.|[a-z]{1,2}[A-Z]")
SAID = re.compile(  # a name of up to five words, who that is (", a senator,"), the verb
    rf"(?P<first>[A-Z][\w’'-]*+)\.?(?:\s(?:de|van|von|[A-Z][\w’'-]*+\.?)){{0,4}}"
    rf"""(?:,[^!?“”"]{{1,60}},)?\s(?:{REPORTING})\b(?P<rest>.*)"""
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans (start, end) of the sentences, in order of the text; `text[start:end]` is the sentence, letter by letter.

    They hold every character but the white space between them. A line break always ends a sentence, so a headline is
    one. A stop inside a quotation ends one, unless the clause goes on after it (`“Why?” she asked.`).

    Own rules; measured by benchmarks/sentences.py on the English golden rules of pySBD (Sadvilkar & Neumann 2020).

    >>> text = "“Who pays?” the U.S. senator asked. “We do.” Nobody spoke."
    >>> for start, end in sentences(text):
    ...     print(text[start:end])
    “Who pays?” the U.S. senator asked.
    “We do.”
    Nobody spoke.
    """
    lines = (_trimmed(text, *line.span()) for line in LINE.finditer(text))
    return [span for line in lines for item in _items(text, *line) for span in _split(text, *item)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its end."""
    return start, start + len(text[start:end].rstrip())


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A line cut at bullets and, if it begins with 1. or a), at 2. or b) and so on: items often have no full stop."""
    cuts = [start, *(bullet.start() for bullet in BULLET.finditer(text, start + 1, end))]
    if first := FIRST_ITEM.match(text, start, end):
        cuts = sorted({*cuts, *_item_starts(text, first, end)})
    return [_trimmed(text, left, right) for left, right in zip(cuts, [*cuts[1:], end], strict=True)]


def _item_starts(text: str, first: re.Match[str], end: int) -> list[int]:
    """Where items 2, 3, … begin; the count must be unbroken, or a number at the end of a sentence would be an item."""
    labels = [str(number) for number in range(2, 100)] if first[1] == "1" else "bcdefghijklmnopqrstuvwxyz"
    starts = [first.end()]
    for label in labels:
        found = text.find(f" {label}{first[2]} ", starts[-1], end)
        if found < 0:
            break
        starts.append(found + 1)
    return starts[1:]


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of one line or item."""
    spans = []
    for stop in STOP.finditer(text, start, end):
        before = text[max(start, stop.start() - 40) : stop.end("mark")]
        if _ends(before, stop, text[stop.end() : min(end, stop.end() + 120)]):
            spans.append((start, stop.start("gap")))
            start = stop.end()
    return [*spans, (start, end)]


def _ends(before: str, stop: re.Match[str], after: str) -> bool:
    """Does a sentence end at this stop? The order matters: each rule may take for granted that those above said no."""
    ahead = after.lstrip(OPENING)
    if not stop["gap"] and not _line_break_lost(before):
        return False
    if _is_only_marks(before) or LIST_MARK.fullmatch(before) or _goes_on(after, ahead):
        return False
    if _has_quotation_mark(stop["closing"]) and _is_attributed(stop["mark"], ahead):
        return False
    if len(marks := _marks_at_end(before)) > 2 and "..." in marks:
        return _ends_at_ellipsis(marks, stop["closing"], ahead)
    if stop["mark"] == ".":
        return _ends_at_full_stop(before, stop["closing"], ahead)
    return _last_word(before) not in NAMES_WITH_MARK or _begins_sentence(ahead)


def _line_break_lost(before: str) -> bool:
    """Two small letters, then the stop: not a U.S.Army, an ASP.Net or an e-mail address."""
    word = before.rstrip(".!?…")
    return word[-2:].isalpha() and word[-2:].islower() and "@" not in _last_word(before)


def _is_only_marks(before: str) -> bool:
    """Three dots that open a quotation are not a sentence of their own."""
    return not any(map(str.isalnum, before))


def _goes_on(after: str, ahead: str) -> bool:
    """A small letter, a dash or another mark follows: the clause is not over. (Links and iPhones begin small.)"""
    if after[0] in ",;:.…?!-–—&/":
        return True
    return ahead[:1].islower() and not LINK_OR_BRAND.match(ahead)


def _has_quotation_mark(closing: str) -> bool:
    return any(mark in closing for mark in "\"'”’»«“")


def _is_attributed(mark: str, ahead: str) -> bool:
    """“Why?” Smith asked. But “Why?” Smith said he knew. is two sentences; so is most of what follows a full stop or
    begins with He or The: only a clause that ends at once, as in “I won.” Smith said., is a slip for one."""
    if not (said := SAID.match(ahead)):
        return False
    if mark == "." or said["first"] in STARTERS - {"I"}:
        return bool(re.match(r"\.(?!\w)", said["rest"]))
    return not re.match(r"\s(?:that|he|she|they|it)\b|:", said["rest"])


def _marks_at_end(before: str) -> str:
    """The stops a text ends with, however they are spaced or quoted: . . . and .” … too."""
    tail = before[len(before.rstrip(MARKS_AND_SPACES)) :]
    return "".join(mark for mark in tail.replace("…", "...") if mark in ".!?")


def _ends_at_ellipsis(marks: str, closing: str, ahead: str) -> bool:
    """Four marks are a stop and an omission; three are a pause or an omission, and only the next word can tell.
    "I" cannot: "I … I don't know". An omission in brackets, [...], ends nothing."""
    if closing[:1] in ("]", ")"):
        return False
    if len(marks) > 3 or _has_quotation_mark(closing):
        return True
    return _begins_sentence(ahead) and not re.match(r"I\b", ahead)


def _ends_at_full_stop(before: str, closing: str, ahead: str) -> bool:
    word = _last_word(before)[:-1]
    if word in ABBREVIATIONS["a name"]:
        return False
    if word in ABBREVIATIONS["a number"]:
        return not ahead[:1].isdigit()
    # (R-Calif.) is an abbreviation, and no state has a longer one; (Laughter.) is a sentence.
    in_brackets = closing[:1] == ")" and before.rsplit(maxsplit=1)[-1][0] == "(" and len(word) < 6
    if word in ABBREVIATIONS["anything"] or DOTTED.fullmatch(word) or in_brackets:
        return _begins_sentence(ahead) or _has_quotation_mark(closing)
    return True


def _last_word(before: str) -> str:
    """The part that can be an abbreviation: Gov. in ex-Gov., U.S. in non-U.S."""
    return WORD_EDGE.split(before)[-1].lstrip("'‘’")


def _begins_sentence(ahead: str) -> bool:
    word = re.split(r"\W", ahead, maxsplit=1)[0]
    return word in STARTERS and ahead[len(word) : len(word) + 1] != "."

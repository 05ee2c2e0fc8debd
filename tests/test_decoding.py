"""From bytes to text: the same text, or an honest question; never another text without a word."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.deciding import chosen, differing
from toolkit.decoding import decoded, encoded
from toolkit.drafts import Unreadable
from toolkit.guessing import ENCODINGS, fitting, languages, oddities, read_as

SAMPLES = json.loads((Path(__file__).parent / "cases" / "languages.json").read_text(encoding="utf-8"))
SEARCH = settings(deadline=None, max_examples=60, database=None, derandomize=True)
WIDE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
ENGLISH = "The mayor said on Thursday that it was “a matter for the council” and that he won’t wait for it."


def able(text, encoding):
    try:
        return text.encode(encoding).decode(encoding).lstrip("\ufeff") == text
    except UnicodeError:
        return False


def test_every_language_in_every_encoding_is_read_rightly_or_asked_about():
    said = {"right": 0, "asked": 0}
    for code, text in SAMPLES.items():
        for encoding in filter(lambda encoding, text=text: able(text, encoding), (*ENCODINGS, *WIDE)):
            content = text.encode(encoding)
            try:
                found = decoded(content)
            except Unreadable as question:
                said["asked"] += 1
                assert "Say which" in str(question) or "control characters" in str(question)
                continue
            said["right"] += 1
            assert found.text.lstrip("\ufeff") == text, (code, encoding, found.encoding)
            assert encoded(found) == content
    assert said["right"] > 350
    assert said["asked"] < 25


@SEARCH
@given(st.sampled_from(sorted(SAMPLES)), st.sampled_from([*ENCODINGS, *WIDE]), st.integers(1, 60), st.integers(0, 40))
def test_pieces_of_news_are_never_silently_another_text(code, encoding, size, start):
    words = SAMPLES[code].split(" ")
    text = " ".join(words[start % len(words) :][:size])
    if not able(text, encoding):
        return
    try:
        found = decoded(text.encode(encoding))
    except Unreadable:
        return
    assert encoded(found) == text.encode(encoding)
    if found.text.lstrip("\ufeff") != text:  # a wrong guess says that it is a guess, and what else it may be
        assert found.basis == "guessed"
        assert found.notes


@SEARCH
@given(st.binary(max_size=300))
def test_any_bytes_come_back_or_are_refused(content):
    try:
        assert encoded(decoded(content)) == content
    except Unreadable as problem:
        assert str(problem)


@pytest.mark.parametrize("encoding", WIDE)
def test_unicode_encodings(encoding):
    found = decoded(ENGLISH.encode(encoding))
    marked = ENGLISH.encode(encoding).decode(encoding.removesuffix("-sig")) != ENGLISH or encoding[-2:] == "16"
    assert found.text.lstrip("\ufeff") == ENGLISH
    has_mark = found.text.startswith("\ufeff")
    expected = "byte order mark" if has_mark else "valid UTF-8" if encoding == "utf-8" else "guessed"
    assert found.basis == expected
    assert has_mark == (encoding in ("utf-8-sig", "utf-16", "utf-32")), marked


def test_nothing_at_all():
    assert decoded(b"") == ("", "utf-8", "valid UTF-8", (), ())


GUESSES = [  # language, encoding, the name that is shown (the usual one of those with the same text)
    ("de", "iso8859_15", None), ("pl", "cp1250", "cp1250"), ("ru", "koi8_r", None), ("ru", "cp1251", "cp1251"),
    ("el", "iso8859_7", "iso8859-7"), ("cs", "cp1250", "cp1250"), ("tr", "cp1254", "cp1254"), ("ja", "cp932", "cp932"),
    ("ja", "euc_jp", "euc-jp"), ("ko", "cp949", "cp949"), ("zh", "gb18030", "gb18030"), ("ar", "cp1256", "cp1256"),
    ("th", "cp874", "cp874"), ("fr", "mac_roman", "mac-roman"), ("hu", "cp1250", "cp1250"),
]  # fmt: skip


@pytest.mark.parametrize("code, encoding, name", GUESSES)
def test_guesses_say_that_they_are_guesses(code, encoding, name):
    text = SAMPLES[code]
    if not able(text, encoding):
        text = text.encode(encoding, "ignore").decode(encoding)
    found = decoded(text.encode(encoding))
    assert (found.text, found.basis) == (text, "guessed")
    assert name in (None, found.encoding)
    assert "Nothing says which encoding it is" in found.notes[0]


@pytest.mark.parametrize("sign", ["€40", "€", "£20", "café"])
def test_a_single_sign_in_english_news_is_no_question(sign):
    text = f"The repairs will cost the town {sign} – or more, said the mayor, and it is not known who will pay for it."
    assert decoded(text.encode("cp1252")).text == text


def test_two_readings_that_make_sense_are_a_question():
    content = "Mr Vučić said that the talks in the city of Belgrade were over and that it was too late.".encode(
        "cp1250"
    )
    with pytest.raises(Unreadable) as question:
        decoded(content)
    for said in ("cp1250", "cp1252", "Mr Vučić said", "Mr Vuèiæ said", 'encoding={"name of the file": "cp125'):
        assert said in str(question.value)
    assert decoded(content, given="cp1250").text.startswith("Mr Vučić")


def test_what_is_given_wins():
    content = "Café".encode()
    found = decoded(content, given="cp1250")
    assert (found.encoding, found.basis) == ("cp1250", "given")
    assert "valid UTF-8, too" in found.notes[0]
    assert encoded(found) == content
    with pytest.raises(Unreadable, match=r"not ascii: byte 4 \(c3\)"):
        decoded(content, given="ascii")


@pytest.mark.parametrize("name", ["cp12500", "rot13", "hex", "zlib", "unicode_escape", "", "\0", "ü" * 300])
def test_a_given_name_that_is_no_encoding(name):
    with pytest.raises(Unreadable, match="There is no encoding"):
        decoded(b"abc", given=name)


def test_what_is_declared_is_believed_if_it_makes_sense():
    russian = SAMPLES["ru"].encode("koi8_r", "ignore")
    assert decoded(russian, declared="koi8-r").basis == "declared"
    wrong = decoded(russian, declared="iso-8859-1")
    assert (wrong.basis, wrong.encoding) == ("guessed", "koi8-r")
    assert "It says it is iso-8859-1" in wrong.notes[-1]
    assert decoded(ENGLISH.encode("cp1252"), declared="iso-8859-1")[1:3] == ("cp1252", "declared")


def test_valid_utf8_wins_over_what_is_declared():
    found = decoded(ENGLISH.encode(), declared="windows-1252")
    assert found[:3] == (ENGLISH, "utf-8", "valid UTF-8")
    assert found.notes == ("It says it is windows-1252, which does not fit.",)
    assert decoded(b"plain", declared="windows-1252").notes == ()
    assert "no known encoding" in decoded(ENGLISH.encode(), declared="klingon").notes[0]


@pytest.mark.parametrize("wrong", [b"\xff", b"\x80", b"\xe2\x80", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf5"])
def test_invalid_utf8_in_every_position(wrong):
    sample = "„Größe“ – señor, Łódź: It’s “so”"
    content = sample.encode()
    for place in range(len(content) + 1):
        damaged = content[:place] + wrong + content[place:]
        try:
            found = decoded(damaged)
        except Unreadable:
            continue
        assert encoded(found) == damaged
        if found.bad:
            assert found.text.count("\ufffd") == len(found.bad)
            assert found.basis == "guessed"
            assert all(f"{bad.hex(' ')})" in found.notes[0] for _, bad in found.bad)


def test_a_file_that_is_cut_off_is_read_and_said():
    content = ("The talks are over, he said. " * 50 + "“So it’s over”").encode()
    for cut in (1, 2):
        found = decoded(content[:-cut])
        assert found.text.endswith("over\ufffd")
        assert "cut off" in found.notes[0]
        assert encoded(found) == content[:-cut]


def test_real_replacement_characters_are_not_damage():
    content = "It\ufffds “so”, it’s “so” and it’s so".encode() + b"\x93"
    found = decoded(content)
    assert [bad for _, bad in found.bad] == [b"\x93"]
    assert encoded(found) == content


KINDS = {
    "a PDF": b"%PDF-1.7\n%\xe2\xe3", "damaged or incomplete": b"PK\x03\x04\x14\0", "a program": b"MZ\x90\0\x03",
    "a picture": b"\xff\xd8\xff\xe0\0\x10JFIF", "Its text must be typed": b"\x89PNG\r\n\x1a\n",
    "an Office file of the old kind": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0",
    "control characters": bytes(range(256)) * 4, "kind .parquet": b"PAR1\x15\x04",
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_text_is_named(kind):
    with pytest.raises(Unreadable, match=kind):
        decoded(KINDS[kind])


def test_a_single_zero_byte_is_no_program():
    assert decoded(b"The talks\0 resume." + b" They go on." * 20).text.startswith("The talks\0 resume")


def test_utf16_that_is_cut_off():
    with pytest.raises(Unreadable, match="cut off"):
        decoded(ENGLISH.encode("utf-16")[:-1])


def test_a_long_text_without_line_ends_is_read_in_bounded_time():
    content = (SAMPLES["ru"] * 2000).replace("\n", " ").encode("cp1251")
    assert decoded(content).encoding == "cp1251"


def test_only_the_sample_is_judged_but_the_whole_is_read():
    plain = b"The mayor said that it was so, and that the talks of the council were over. " * 400
    content = plain + "“It’s over”, he said.".encode("cp1252")
    assert decoded(content).text.endswith("“It’s over”, he said.")


def test_the_table_of_alphabets():
    for language in languages():
        assert language.words, language.name
        assert language.unit in ("word", "character")
        assert not re.search("[A-Z0-9]", language.needed)
        assert all(word == word.lower() for word in language.words)


def test_oddities_by_hand():
    assert oddities("Wałęsa, Müller; 50°C and 3m² – “it’s so” he said") == 0
    assert oddities("Wa³êsa") == 1
    assert oddities("protegÃ©s") == 2
    assert oddities("Russiaโs") == 1


def test_parts():
    assert read_as(b"\x81", "cp1252") is None
    assert fitting(b"") == []
    assert differing("ab", "abc") == ("ab", "abc")
    assert chosen("Caf\xe9 M\xfcller".encode("latin-1")).text == "Café Müller"

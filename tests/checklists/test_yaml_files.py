import time
from datetime import date

import pytest

from checklists.yaml_files import YamlProblem, line_of, parse_documents, read_documents


def refused(raw: bytes) -> tuple[str, int]:
    with pytest.raises(YamlProblem) as caught:
        parse_documents(raw)
    return str(caught.value), caught.value.line


BOMB = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(b"%c: &%c [%s]\n" % (98 + n, 98 + n, b",".join([b"*%c" % (97 + n)] * 9)) for n in range(20))


@pytest.mark.parametrize(
    ("raw", "sentence", "line"),
    [
        (BOMB, "aliases (*name) are not allowed", 2),
        (b"a: 1\nb:\n  c: 1\n  c: 2\n", "key 'c' is given twice", 4),
        (b"a: " + b"[" * 100 + b"]" * 100, "nested too deep", 1),
        ("名称: 某厂".encode("gb18030"), "not UTF-8 text (byte 0)", 0),
        (b"a: 1\nb:\n\tc: 2\n", "found character that cannot start any token", 3),
        (b"a: 1\n b: 2\n", "mapping values are not allowed in this context", 2),
        (b"- [a, b\n", "did not find expected ',' or ']'", 2),
        (b"? [a, b]\n: 1\n", "a key must be a word or a number", 1),
        (b"day: 2026-13-45\n", "month must be in 1..12", 0),
        (b"x: !!python/object/apply:os.system [id]\n", "could not determine a constructor for the tag 'tag:yaml.org,2002:python/object/apply:os.system'", 1),
        (b"x: !!python/name:os.system\n", "could not determine a constructor for the tag 'tag:yaml.org,2002:python/name:os.system'", 1),
        (b"a: \x07\n", "unacceptable character #x0007: control characters are not allowed", 0),
        (b'a: "\\ud800"\n', "found invalid Unicode character escape code", 1),
    ],
    ids=lambda value: value[:24] if isinstance(value, str) else None,
)
def test_what_is_not_plain_data_is_refused_with_its_line(raw, sentence, line):
    assert refused(raw) == (sentence, line)


def test_refusing_a_bomb_takes_no_time():
    start = time.perf_counter()
    refused(BOMB)
    refused(b"[" * 200_000)
    assert time.perf_counter() - start < 1


def test_a_large_file_is_not_even_read(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(10_000_000)
    with pytest.raises(YamlProblem, match=r"10\.0 MB is larger than the 4 MB"):
        read_documents(path)


def test_many_documents_and_a_byte_order_mark():
    assert parse_documents("\ufeffname: 甲\n---\nname: 乙\n".encode()) == [{"name": "甲"}, {"name": "乙"}]
    assert parse_documents(b"") == []


@pytest.mark.parametrize(("typed", "read"), [("0111", "0111"), ("0201", "0201"), ("3823", 3823), ("0", 0), ("-7", -7), ("0190", "0190"), ("12:30", "12:30"), ("1_000", 1000), ("0x10", 16)])
def test_a_code_without_quotes_is_not_an_octal_number(typed, read):
    assert parse_documents(f"x: {typed}".encode()) == [{"x": read}]


def test_on_before_a_date_is_a_word():
    assert parse_documents(b"on: 2026-11-22\nsells: yes\nmakes: no\n") == [{"on": date(2026, 11, 22), "sells": True, "makes": False}]


def test_line_of_a_path():
    raw = b"sections:\n  - id: a\n    items:\n      - id: b\n        weight: 2\n"
    assert line_of(raw, ["sections", 0, "items", 0, "weight"]) == 5
    assert line_of(raw, ["sections", 0, "items", 0, "clause"]) == 4
    assert line_of(raw, ["nothing"]) == 1
    assert line_of(b"a: [", ["a"]) == 1

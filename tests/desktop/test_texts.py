"""Texts: the same keys and the same parameters in both languages, every key used exists, Chinese reads as Chinese."""

import re
from pathlib import Path
from string import Formatter

import desktop
from desktop.i18n import language, tr
from resources.texts import texts

CODE = Path(desktop.__file__).parent
ZH, EN = texts("desktop", "zh"), texts("desktop", "en")
LITERAL = re.compile(r'\btr\(\s*f?"([^"{]+)"')
STARTS = re.compile(r'\btr\(\s*f"([^"{]*)\{')


def parameters(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_same_keys():
    assert set(ZH) == {key for key in EN if not key.endswith(".one")}
    assert all(key.removesuffix(".one") in ZH for key in EN)


def test_same_parameters():
    wrong = [k for k in ZH if parameters(ZH[k]) != parameters(EN[k])]
    assert wrong == []


def test_every_key_in_the_code_exists():
    missing = {}
    for file in CODE.rglob("*.py"):
        code = file.read_text(encoding="utf-8").replace("page.key", "yes")
        for key in LITERAL.findall(code):
            if key not in ZH:
                missing[key] = file.name
        for start in STARTS.findall(code):
            if start and not any(key.startswith(start) for key in ZH):
                missing[start] = file.name
    assert missing == {}


def test_no_key_is_left_over():
    code = "\n".join(f.read_text(encoding="utf-8") for f in CODE.rglob("*.py"))
    code = code.replace("'", '"')
    starts = set(re.findall(r'f"([a-z_.]+\.)\{', code)) | {"pre."}
    unused = [k for k in ZH if f'"{k}"' not in code and not any(k.startswith(s) for s in starts)]
    assert unused == []


def test_chinese_has_chinese_punctuation():
    half = re.compile(r"[\u4e00-\u9fff][,:;?!()]|[,;?!()][\u4e00-\u9fff]")
    assert [k for k, v in ZH.items() if half.search(v)] == []


def test_english_has_no_chinese_but_names_of_languages():
    assert [k for k, v in EN.items() if re.search(r"[\u4e00-\u9fff]", v)] == ["find.language"]


def test_one_is_told_from_many():
    language.use("en")
    assert (tr("report.line", when="now", n=1), tr("report.line", when="now", n=2)) == ("now · 1 page", "now · 2 pages")

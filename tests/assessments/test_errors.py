import re
import string
from pathlib import Path

import pytest

from assessments.errors import KnownError
from resources.texts import texts

SOURCE = "\n".join(p.read_text(encoding="utf-8") for room in ("assessments", "desktop") for p in Path(room).rglob("*.py"))
RAISED = sorted(set(re.findall(r'KnownError\(\s*"([a-z-]+)"', SOURCE)) | set(re.findall(r'from_validation\("([a-z-]+)"', SOURCE)))
CHINESE_ONLY = {"keep"}  # words that a line end must not part; English has blanks for that


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", RAISED)
def test_every_error_that_is_raised_has_its_sentence(code, lang):
    assert texts("messages", lang).get(code), f"{code} has no sentence in messages.{lang}.json"


@pytest.mark.parametrize("area", ["cli", "messages", "desktop", "report"])
def test_both_languages_have_the_same_texts_with_the_same_places(area):
    zh, en = texts(area, "zh"), texts(area, "en")
    plurals = {key for key in en if key.endswith(".one")}
    assert set(zh) - CHINESE_ONLY == set(en) - plurals
    assert all(key.removesuffix(".one") in zh for key in plurals)
    if area == "report":  # its English has plurals and dates of another build; tests/report draws both
        return
    wrong = [key for key in set(zh) & set(en) if isinstance(zh[key], str) and _places(zh[key]) != _places(en[key])]
    assert not wrong


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_sentence_with_a_missing_fact_is_still_a_sentence():
    assert KnownError("workspace-newer", found=7).sentence("zh").startswith("这个工作区是更新版本的程序建的（版本 7，本程序认识到 –）")


def test_a_fact_with_braces_does_no_harm():
    assert "{0.__class__}" in KnownError("enterprise-not-found", name="{0.__class__}").sentence("zh")


def test_an_error_without_sentence_shows_its_code():
    assert KnownError("never-heard-of", a=1).sentence("en") == "never-heard-of {'a': 1}"

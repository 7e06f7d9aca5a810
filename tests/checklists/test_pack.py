"""A pack that is open: parts on demand, the cache that may be deleted, damaged or stale at any time."""

import subprocess
import sys
from pathlib import Path

import pytest

from checklists.pack import Pack, fingerprint
from tests.checklists.small_pack import written

PARTS = ("manifest", "facts", "sources", "catalogue", "schemes", "rules", "tables", "industries", "industry_words", "regions")


@pytest.fixture
def folder(tmp_path):
    return written(tmp_path / "pack")


def values(pack: Pack) -> dict[str, object]:
    return {**{name: getattr(pack, name) for name in PARTS}, "checklist": [pack.checklist(s) for s in pack.checklist_ids], "keys": (pack.industry_index.keys, pack.product_index.keys)}


def test_the_second_opening_gives_the_same_values(folder, tmp_path):
    first, second, without = (values(Pack(folder, cache=cache)) for cache in (tmp_path / "cache", tmp_path / "cache", None))
    assert first == second == without


def test_the_shipped_pack_is_the_same_from_its_cache(pack):
    assert values(pack) == values(Pack(pack.folder, cache=pack._cache.parent)) == values(Pack(pack.folder))


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1, 2", b"\xff\xfe\x00", b'{"id": "other"}', b"null"])
def test_a_damaged_cache_is_built_again(folder, tmp_path, damage):
    cache = tmp_path / "cache"
    whole = values(Pack(folder, cache=cache))
    files = sorted(cache.rglob("*.cache"))
    assert len(files) >= len(PARTS)
    before = {path: path.read_bytes() for path in files}
    for path in files:
        path.write_bytes(damage)
    assert values(Pack(folder, cache=cache)) == whole
    assert {path: path.read_bytes() for path in files} == before


def test_a_warm_pack_searches_without_the_57_megabytes_of_pinyin_readings(pack):
    code = """
import sys
from pathlib import Path
import assessments.services.enterprises
from assessments.packs import BUNDLED
from checklists.pack import Pack
from checklists.search import find_industries, find_products
pack = Pack(BUNDLED, cache=Path(sys.argv[1]))
print(find_industries("chazuo", pack)[0].code, find_products("cdb", pack)[0].code, pack.region_index.hits("foshan", 1)[0][0], "pypinyin" in sys.modules)
"""
    for part in (pack.industry_index, pack.product_index, pack.region_index):
        assert part.keys
    ran = subprocess.run([sys.executable, "-c", code, str(pack._cache.parent)], capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    assert ran.stdout.split()[2:] == ["440600", "False"]


def test_a_changed_file_is_a_new_fingerprint_and_no_old_value_comes_back(folder, tmp_path):
    cache = tmp_path / "cache"
    before = Pack(folder, cache=cache)
    assert before.rules[0].weight == 2
    rules = folder / "rules" / "all.yaml"
    rules.write_text(rules.read_text(encoding="utf-8") + "  weight: 3\n", encoding="utf-8")
    after = Pack(folder, cache=cache)
    assert after.fingerprint != before.fingerprint
    assert after.rules[0].weight == 3


def test_the_fingerprint_knows_names_and_bytes(folder):
    whole = fingerprint(folder)
    (folder / "rules" / "all.yaml").rename(folder / "rules" / "most.yaml")
    assert fingerprint(folder) != whole
    (folder / "rules" / "most.yaml").rename(folder / "rules" / "all.yaml")
    (folder / "notes.tmp").write_text("no part of the pack")
    assert fingerprint(folder) == whole


def test_a_cache_that_cannot_be_written_is_only_slower(folder, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert values(Pack(folder, cache=blocked)) == values(Pack(folder))


def test_texts_fall_back_to_chinese(folder):
    (folder / "en" / "rules" / "all.yaml").unlink()
    reason = Pack(folder).rules[0].reason
    assert (reason.get("en"), reason.get("zh")) == ("做电气的建议先做质量。", "做电气的建议先做质量。")
    assert Pack(folder).schemes["qms"].name.get("en") == "Quality management"


def test_a_checklist_nobody_wrote(folder):
    with pytest.raises(KeyError):
        Pack(folder).checklist("ems")
    with pytest.raises(KeyError):
        Pack(folder).checklist("../schemes/qms")


def test_the_shipped_pack_is_what_it_says(pack):
    assert pack.manifest.id == "cn"
    assert len([c for c in pack.industries if len(c) == 4]) == 1382
    assert [level.at_least for level in pack.levels] == sorted(level.at_least for level in pack.levels)
    assert pack.levels[0].at_least == 0


def test_every_parent_exists_and_is_of_the_level_above(pack):
    order = {level: n for n, level in enumerate(dict.fromkeys(row.level for row in pack.industries.values()))}
    for row in pack.industries.values():
        assert not row.parent or order[pack.industries[row.parent].level] < order[row.level]
    assert all(not r.parent or r.parent in pack.regions for r in pack.regions.values())
    assert all(code in pack.industries for code, _ in pack.industry_words)


def test_no_file_of_the_pack_names_the_machine_it_was_made_on():
    for path in Path("checklists/packs").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert not any(word in text for word in ("/work/", "shared/", "localhost"))


def test_no_chinese_text_has_half_width_punctuation_between_characters(pack):
    import re

    pattern = re.compile(r"[\u4e00-\u9fff][,;!?](?=[\u4e00-\u9fff])")
    wrong = [f"{item.id}: {text.zh}" for s in pack.checklist_ids for item in pack.checklist(s).items() for text in (item.statement, item.opposite, item.look, item.pitfall) if pattern.search(text.zh)]
    wrong += [f"{r.id}: {r.reason.zh}" for r in pack.rules if pattern.search(r.reason.zh)]
    assert not wrong


def test_every_live_scheme_has_a_whole_card_and_a_checklist(pack):
    """What it proves and does not, whom it fits, conditions, steps, how long it lasts, mistakes, editions, where to ask; fifteen statements or more."""
    lacking: dict[str, list[str]] = {}
    for card in pack.schemes.values():
        if card.status not in ("active", "pilot"):
            continue
        texts = {"proves": card.proves, "does_not_prove": card.does_not_prove, "enquiry": card.enquiry, "validity": card.validity.text, "surveillance": card.surveillance.text, "edition": card.editions.current}
        lists = {"fits": card.fits, "preconditions": card.preconditions, "steps": card.steps, "mistakes": card.mistakes}
        missing = [name for name, value in (*texts.items(), *lists.items()) if not value]
        if card.id not in pack.checklist_ids or len(pack.checklist(card.id).items()) < 15:
            missing.append("checklist")
        if missing:
            lacking[card.id] = missing
    assert lacking == {}


def test_statements_are_many_and_in_both_languages(pack):
    items = [item for scheme in pack.checklist_ids for item in pack.checklist(scheme).items()]
    assert len(items) >= 1800
    assert all(item.statement.en and item.measure.text.en and item.sources for item in items)

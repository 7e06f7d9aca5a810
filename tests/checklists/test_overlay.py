from checklists.overlay import merged, merged_checklist


def test_a_text_gets_its_english():
    assert merged({"name": "插座", "code": "0201"}, {"name": "Socket"}) == {"name": {"zh": "插座", "en": "Socket"}, "code": "0201"}


def test_what_the_overlay_lacks_stays_as_it_is():
    base = {"name": "插座", "scope": "家用"}
    assert merged(base, {"name": "Socket"})["scope"] == "家用"
    assert merged(base, None) == base


def test_records_are_found_by_id_and_lists_by_place():
    base = [{"id": "a", "text": "甲"}, {"id": "b", "text": "乙"}]
    assert merged(base, {"b": {"text": "B"}}) == [{"id": "a", "text": "甲"}, {"id": "b", "text": {"zh": "乙", "en": "B"}}]
    assert merged(["甲", "乙"], ["A"]) == [{"zh": "甲", "en": "A"}, "乙"]


def test_a_record_with_one_text_may_be_translated_by_that_text():
    assert merged([{"text": "甲", "ask": True}], ["A"]) == [{"text": {"zh": "甲", "en": "A"}, "ask": True}]


def test_english_words_stand_beside_the_chinese_ones():
    found = merged([{"id": "ccc.0201", "words": ["插座"]}], {"ccc.0201": {"words": ["socket", "outlet"]}})
    assert found == [{"id": "ccc.0201", "words": ["插座"], "words_en": ["socket", "outlet"]}]


def test_notes_go_to_the_periods_that_have_one():
    base = {"periods": [{"mode": "third_party"}, {"mode": "removed", "note": "已调出"}]}
    assert merged(base, {"notes": [None, "Removed"]})["periods"] == [{"mode": "third_party"}, {"mode": "removed", "note": {"zh": "已调出", "en": "Removed"}}]


def test_the_overlay_never_changes_codes_or_numbers():
    base = {"weight": 2, "gate": True, "codes": ["0201"], "measure": {"effort_days": 2}}
    assert merged(base, {"weight": 9, "gate": "no", "measure": {"effort_days": 7}}) == base


def test_a_checklist_is_translated_by_ids():
    base = {
        "scheme": "x",
        "edition": {"standard": "S", "note": "旧版"},
        "sections": [{"id": "x.s1", "heading": "运行", "items": [{"id": "x.a", "statement": "有", "measure": {"text": "做", "effort_days": 1}}]}],
    }
    overlay = {"edition_note": "old", "sections": {"x.s1": "Operation"}, "items": {"x.a": {"statement": "Has", "measure": "Do"}}}
    found = merged_checklist(base, overlay)
    assert found["edition"]["note"] == {"zh": "旧版", "en": "old"}
    assert found["sections"][0]["heading"] == {"zh": "运行", "en": "Operation"}
    item = found["sections"][0]["items"][0]
    assert item["statement"] == {"zh": "有", "en": "Has"}
    assert item["measure"] == {"text": {"zh": "做", "en": "Do"}, "effort_days": 1}


def test_a_wrong_shape_is_left_for_validation_to_tell():
    assert merged({"a": {"b": "c"}}, {"a": ["x"]}) == {"a": {"b": "c"}}
    assert merged_checklist({"sections": ["x"]}, {})["sections"] == ["x"]

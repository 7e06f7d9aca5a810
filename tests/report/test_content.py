"""What a report says: every figure from one value, everything cited, everything unknown told, in both languages."""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from decimal import Decimal
from string import Formatter

import pytest

from assessments.checklist import Answer
from assessments.judgement import Reason
from assessments.report import build
from assessments.report.content_plan import must_have
from assessments.report.words import Cites, Words, number, whole
from checklists.schema import Text
from resources.texts import texts
from tests.report import sample

HAN = re.compile("[\u4e00-\u9fff]")


def strings(value):
    """Every text in a report's content."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from strings(getattr(value, one.name))


def test_both_languages_have_the_same_texts_with_the_same_places():
    zh, en = texts("report", "zh"), texts("report", "en")
    assert zh.keys() - en.keys() == {"keep"} and not en.keys() - zh.keys()
    names = {k: {n for _, n, _, _ in Formatter().parse(v) if n} for k, v in zh.items()}
    wrong = [k for k, v in en.items() if not ({n for _, n, _, _ in Formatter().parse(v) if n} - {"n"} <= names[k] | {"n", "month", "days", "count", "total"})]
    assert not wrong


def test_no_text_is_unused():
    from pathlib import Path

    import assessments.report

    code = "".join(p.read_text(encoding="utf-8") for p in Path(assessments.report.__file__).parent.glob("*.py"))
    stems = set(re.findall(r'f"([a-z_.]+)\{', code))
    unused = [k for k in texts("report", "zh") if f'"{k}"' not in code and not any(k.startswith(s) for s in stems)]
    assert not unused


def test_readiness_is_the_same_everywhere(chinese):
    figure = chinese.cover.figures[0].value
    assert chinese.boss.ready_rows[0].value == f"{figure}%"
    assert chinese.schemes[0].value == figure
    assert f"从 {figure}%" in chinese.schemes[0].opener.title
    assert chinese.compares[0].figures[1].value == figure


def test_the_path_is_the_same_everywhere(chinese):
    matrix = chinese.schemes[0].matrix
    days = matrix.first_note.split(" ")[0]
    assert f"约 {days} 人日" in chinese.boss.opener.title
    count = len(matrix.first_rows)
    assert Words("zh").count(count).strip() in matrix.first and Words("zh").count(count).strip() in chinese.boss.opener.title


def test_the_plan_sums_to_what_the_boss_reads(chinese):
    summed = sum(Decimal(r.days) for r in chinese.plan.rows if r.days != "—")
    assert number(summed) == chinese.plan.total_days
    every = next(f.value for f in chinese.boss.cost_figures if f.caption == "差距全部补完")
    assert Decimal(every) - summed < Decimal("0.5") and Decimal(every) >= summed


def test_steps_carry_the_numbers_of_the_plan(chinese):
    rows = {r.number: r for r in chinese.plan.rows}
    assert len(chinese.boss.step_rows) == 10
    assert all(rows[s.number].text == s.text for s in chinese.boss.step_rows)
    named = {r.number: r.text for r in chinese.plan.timeline.rows if r.number}
    assert all(rows[int(n)].text == text for n, text in named.items())


def test_sources_are_numbered_as_they_are_read(chinese):
    told = [t for part in (chinese.applicable, chinese.limits) for t in strings(part)]
    order = list(dict.fromkeys(re.findall(r"\[(S\d\d)\]", " ".join(told))))
    assert order == [r.number for r in chinese.appendix.source_rows] == [f"S{n:02d}" for n in range(1, len(order) + 1)]


def test_what_is_unverified_says_so_where_it_stands_and_among_the_limits(chinese):
    row = next(r for r in chinese.applicable.product_rows if r.verdict == "not_listed")
    assert "未核实" in row.reasons[0]
    block = next(b for b in chinese.limits.blocks if b.label.name.startswith("未核实"))
    assert any("弱电线缆" in text for _, text in block.rows)
    assert chinese.limits.figures[5].value == str(len(block.rows))
    assert any("未核实" in r.read for r in chinese.appendix.source_rows)


def test_a_complete_report_is_no_draft(chinese):
    assert not chinese.frame.draft and not chinese.cover.draft_reason


def test_open_items_make_a_draft_and_give_the_range():
    letters = [*sample.ANSWERS[:20], *"_" * 7]
    made = build(sample.report_input(rounds=(sample.round_of(letters=letters),)))
    assert "未答" in made.frame.draft and "7 条" in made.cover.draft_reason and "7 条未答" in made.limits.opener.title
    note = next(b.label.note for b in made.limits.blocks if b.label.name.startswith("未答"))
    low, high = map(int, re.findall(r"(\d+)–(\d+)%", note)[0])
    assert low <= int(made.schemes[0].value) <= high
    assert "补上" not in made.schemes[0].opener.title


def test_not_applicable_where_it_never_is_contradicts():
    one = sample.round_of()
    items = one.review.checklist.items()
    never = items[0].model_copy(update={"na": "never"})
    rows = tuple(replace(r, item=never) if r.item.id == never.id else r for r in one.review.visible.rows)
    now = {**one.review.answers, never.id: Answer("not_applicable", reason="没有")}
    changed = replace(one, review=replace(one.review, visible=replace(one.review.visible, rows=rows), answers=now))
    made = build(sample.report_input(rounds=(changed,)))
    assert "矛盾" in made.frame.draft and "1 处" in made.limits.opener.title


def test_not_applicable_wants_a_reason():
    one = sample.round_of()
    now = {k: replace(a, reason="", note="") if a.state == "not_applicable" else a for k, a in one.review.answers.items()}
    made = build(sample.report_input(rounds=(replace(one, review=replace(one.review, answers=now)),)))
    assert any("没有写理由" in text for b in made.limits.blocks for _, text in b.rows)


def test_like_items_answered_unlike_are_told_but_make_no_draft():
    first, second = sample.round_of(letters=["m"] * 27), sample.round_of("enms", ["n"] * 27)
    here = first.review.visible.rows[0]
    shared = here.item.model_copy(update={"shares": ("enms.i00", "enms.none")})
    rows = (replace(here, item=shared), *first.review.visible.rows[1:])
    changed = replace(first, review=replace(first.review, visible=replace(first.review.visible, rows=rows)))
    made = build(sample.report_input(rounds=(changed, second)))
    assert not made.frame.draft
    block = next(b for b in made.limits.blocks if b.label.name.startswith("答得不一样"))
    assert len(block.rows) == 1 and "能源管理体系" in block.rows[0][1]


def test_expired_and_missing_evidence_is_told(chinese):
    counts = {f.caption: int(f.value) for f in chinese.limits.figures}
    assert counts["证据过期"] == 2 and counts["没有证据"] > 0
    assert sum(r.expired for r in chinese.appendix.evidence_rows) == 1, "one file linked from two rounds has one row"


def test_flags_and_hidden_items_are_told():
    one = sample.round_of()
    row = one.review.visible.rows[0]
    now = {**one.review.answers, row.key: Answer("met", flagged=True)}
    visible = replace(one.review.visible, hidden=(one.review.checklist.items()[3],), undecided={row.key: ("fact:x",)})
    made = build(sample.report_input(rounds=(replace(one, review=replace(one.review, answers=now, visible=visible)),)))
    names = [b.label.name for b in made.limits.blocks]
    assert {"自己标了旗 1 条", "没有问的 1 条", "先问着的 1 条"} <= set(names)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("rounds", [0, 1, 2, 4])
@pytest.mark.parametrize("products", [0, 1, 25])
def test_it_can_be_built_for_every_size(lang, rounds, products):
    who = sample.profile(products=tuple(f"产品{n}" for n in range(products)))
    made = tuple(sample.round_of(s, earlier=n == 0) for n, s in enumerate(("qms", "enms", "ems", "mark")))[:rounds]
    content = build(sample.report_input(lang, made, profile=who, applicability=sample.applicability(who)))
    assert len(content.applicable.product_rows) == products
    assert len(content.schemes) == rounds and len(content.items) == rounds
    assert content.plan is not None
    assert not [t for t in strings(content) if "{" in t or "None" in t or "  " in t]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_titles_fit_two_lines_and_never_name_the_enterprise(lang):
    for letters in (sample.ANSWERS, ["m"] * 27, ["n"] * 27, ["_"] * 27, ["p", *"m" * 26]):
        made = build(sample.report_input(lang, (sample.round_of(letters=letters, earlier=True),)))
        openers = [made.boss.opener, made.applicable.opener, made.limits.opener, *(s.opener for s in made.schemes), *(c.opener for c in made.compares)]
        for opener in openers:
            width = sum(2 if HAN.match(c) or c in "，。；：" else 1 for c in opener.title)
            assert 0 < width <= 92, opener.title
            assert "示例电器" not in opener.title


def test_an_english_report_is_english_but_for_what_was_typed(english):
    typed = {"示例电器有限公司", "延长线插座", "LED 台灯", "USB 数据线", "质检主管", *sample.NOTES.values(), "按客户图纸生产，本厂不做设计；理由已写入体系范围。"}
    left = []
    for text in strings(replace(english, keep=(), items=())):
        for one in sorted(typed, key=len, reverse=True):
            text = text.replace(one, "")
        if HAN.search(text) and "记录" not in text and "公告" not in text and text != "示":
            left.append(text)
    assert not left


def test_side_by_side_holds_both_languages():
    made = build(sample.report_input(side_by_side=True))
    pair = made.items[-1]
    assert pair.side_by_side
    row = pair.groups[0].rows[0]
    assert HAN.search(row.statement) and not HAN.search(row.other) and row.other_word == "Met" if row.state == "met" else row.other_word


def test_who_must_have_it_depends_on_the_role_and_on_the_certificate():
    (verdict,) = sample.verdicts(("插座",))
    assert must_have(verdict)
    assert not must_have(replace(verdict, role="retailer"))
    assert not must_have(replace(verdict, certificate_held=True))


def test_a_retailer_checks_and_is_not_told_that_nothing_is_needed():
    who = sample.profile(products=("插座", "台灯", "数据线", "排插", "灯", "线"))
    found = sample.applicability(who)
    sold = replace(found, products=tuple(replace(v, role="retailer", headline=Text(zh="不用你申请，但进货要查证书。"), todo=()) for v in found.products if v.verdict != "needs_facts"))
    made = build(sample.report_input(profile=who.model_copy(update={"role": "retailer"}), applicability=sold))
    assert made.applicable.opener.title == "你不用申请 CCC，但两种产品进货要查证书"
    assert made.boss.opener.title.startswith("两种产品先查供货方的 CCC 证书")
    assert "查证书" in made.boss.step_rows[0].text and "查证书" in made.boss.must_rows[0].text


def test_a_product_that_may_be_exempt_is_undecided():
    who = sample.profile(products=("插座",))
    found = sample.applicability(who)
    exempt = replace(found, products=tuple(replace(v, verdict="possibly_exempt", headline=Text(zh="可能免办。")) for v in found.products))
    made = build(sample.report_input(profile=who, applicability=exempt))
    assert "还差事实" in made.applicable.opener.title and "不用办" not in made.applicable.opener.title


def test_a_held_certificate_is_said():
    who = sample.profile(products=("插座",))
    found = sample.applicability(who)
    held = replace(found, products=tuple(replace(v, certificate_held=True) for v in found.products))
    made = build(sample.report_input(profile=who, applicability=held))
    assert made.applicable.product_rows[0].word == "已有证书" and "守住" in made.applicable.opener.title
    assert "CCC" not in made.boss.opener.title


def test_a_share_under_the_line_is_never_rounded_onto_it():
    assert whole(Decimal("79.6"), 80) == 79
    assert whole(Decimal("80.0"), 80) == 80
    assert whole(Decimal("68.5"), 80) == 69


def test_a_sum_is_rounded_up_to_half_a_day():
    words = Words("zh")
    assert [words.about(Decimal(d)) for d in ("7.25", "7.5", "7.75", "8")] == ["7.5", "7.5", "8", "8"]


def test_the_compare_title_names_the_loss():
    made = build(sample.report_input(rounds=(sample.round_of(letters=[*"n" * 4, *"m" * 23], earlier=True),)))
    assert "组织环境退步" in made.compares[0].opener.title
    assert made.compares[0].rows[0].loss and made.compares[0].rows[0].change.startswith("−")


def test_a_changed_checklist_is_said():
    one = sample.round_of(earlier=True)
    made = build(sample.report_input(rounds=(replace(one, earlier=replace(one.earlier, same_checklist=False)),)))
    assert "换过版本" in made.compares[0].opener.lead


def test_done_actions_leave_the_boss_page():
    one = sample.round_of()
    actions = tuple(replace(a, state="done") for a in one.review.actions)
    made = build(sample.report_input(rounds=(replace(one, review=replace(one.review, actions=actions)),)))
    assert all(r.done for r in made.plan.rows if r.days != "—")
    assert len(made.boss.step_rows) == 2


def test_a_hidden_source_is_left_out():
    cites = Cites(Words("zh"), sample.PACK)
    assert cites.sentence(Reason(Text(zh="话。"), ("nowhere",)), "x") == "话。"
    assert cites.sentence(Reason(Text(zh="话。"), ("rule", "rule", "cat")), "x") == "话。 [S01] [S02]"


def test_a_long_plan_names_every_third_month():
    one = sample.round_of()
    late = tuple(replace(a, due=a.due + timedelta(days=400)) for a in one.review.actions)
    made = build(sample.report_input(rounds=(replace(one, review=replace(one.review, actions=late)),)))
    assert 4 <= len(made.plan.timeline.months) <= 9


GATE_CASES = [
    ("m m m _ m m m m m m m m m m m m m n m m m m m n m m m", "2", "2 项没做到，1 项没答"),
    ("m m m _ m m m m m m m m m m m m m m m m m m m _ m m m", "2", ""),
    ("m m m m m m m m m m m m m m m m m m m m m m m m m m m", "0", ""),
]


@pytest.mark.parametrize(("letters", "number_", "words"), GATE_CASES)
def test_an_unanswered_gate_is_not_one_that_is_not_met(letters, number_, words):
    made = build(sample.report_input(rounds=(sample.round_of(letters=letters.split()),)))
    main, gates = made.cover.figures
    assert gates.value == number_
    told = f"{gates.value}{gates.unit}{gates.sentence}"
    if words:
        assert words in main.sentence and words in made.boss.ready_rows[0].remark and words in made.schemes[0].gates.note
        assert told.startswith("2项没做到，1 项没答")
    elif "_" in letters:
        assert told.startswith("2项没答") and "没做到" not in main.sentence + made.boss.ready_rows[0].remark
        assert made.schemes[0].gates.note.startswith("2 项没答")


def test_nothing_reaches_the_line_while_items_are_open():
    for lang, line in (("zh", "就过"), ("en", "to the line")):
        made = build(sample.report_input(lang, (sample.round_of(letters=[*sample.ANSWERS[:20], *"_" * 7]),)))
        told = [made.boss.opener.title, made.schemes[0].opener.title, made.schemes[0].matrix.first, made.schemes[0].matrix.first_note, made.plan.opener.title]
        assert not [t for t in told if line in t]
        assert "7" in made.boss.opener.title and "7" in made.schemes[0].matrix.first_note

"""A made-up enterprise with two checklists, apart from the real pack, so that golden files change only when the report does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from assessments import gaps as gap_list
from assessments.checklist import Answer, Visible, visible_rows
from assessments.compare import compare
from assessments.effort import AuditTime
from assessments.judgement import Choice, Question, Reason
from assessments.obligations import EntryRef, ProductVerdict
from assessments.plan import cheapest_path, plan
from assessments.profile import EnterpriseProfile
from assessments.recommend import Advice, Applicability, PreconditionState, Recommendation
from assessments.report import Earlier, Evidence, Holiday, PackInfo, ReportInput, RoundInput
from assessments.review import Review
from assessments.scoring import score
from checklists.conditions import Situation
from checklists.schema import Checklist, Level, Scheme, Source, Text

ON = date(2026, 11, 22)
HALF = Decimal("0.5")

LEVELS = (
    Level(id="low", name=Text(zh="起步", en="Starting"), rule=Text(zh="做到的不足一半。", en="Less than half is met.")),
    Level(id="middle", name=Text(zh="建设中", en="Building"), at_least=Decimal(50), rule=Text(zh="做到一半以上。", en="At least half is met.")),
    Level(
        id="high", name=Text(zh="可申请", en="Ready"), at_least=Decimal(80), all_answered=True, gates_met=True,
        rule=Text(zh="八成以上，关键项全部做到，没有未答。", en="At least 80 percent, all gates met, nothing unanswered."),
    ),
)  # fmt: skip

SECTIONS = (
    ("4", "组织环境", "Context"), ("5", "领导作用", "Leadership"), ("6", "策划", "Planning"), ("7", "支持", "Support"),
    ("8", "运行", "Operation"), ("9", "绩效评价", "Performance"), ("10", "改进", "Improvement"),
)  # fmt: skip

# clause, weight (g = gate), statement, English, gap, English, measure, English, days, role
ITEMS = (
    ("4.1", "2", "原料价、标准换版、客户要求这些外部变化，每年至少看一次并记下对策。", "Outside changes are reviewed once a year and answered.", "外部变化没人看", "Changes not watched", "每年管理评审前列一张外部变化表，写上对策和谁管", "List the changes before each review, with answers and owners", "0.5", "总经理"),
    ("4.2", "1", "客户、政府、员工各自要求什么，列得出来，有人跟踪。", "What customers, authorities and staff expect is listed.", "相关方要求没列清", "Expectations not listed", "列前五大客户和法规的要求，写上落实的人", "List the five biggest sources of requirements", "1", "质量负责人"),
    ("4.3", "2", "体系管哪些产品、哪块场地，写清楚；删掉的条款有理由。", "Products and sites covered are written down.", "范围没写清", "Scope unclear", "按去年卖的产品重写范围，地址写全", "Rewrite the scope by what was sold", "0.5", "质量负责人"),
    ("4.4", "3g", "体系已运行满 3 个月，有运行记录。", "The system has run for three months, with records.", "运行不满 3 个月", "Run under three months", "补齐三个月的运行记录再申请", "Complete three months of records", "2", "质量负责人"),
    ("5.1", "2", "总经理每月至少一次过问质量目标和客户投诉，有记录。", "The manager looks at objectives and complaints monthly.", "总经理不过问", "No interest at the top", "每月例会加一项质量，记在会议纪要里", "Put quality on the monthly agenda", "0.5", "总经理"),
    ("5.2", "1", "质量方针写明了，车间的人说得出大意。", "The policy is known on the shop floor.", "方针没人知道", "Policy unknown", "方针贴到车间，班前会讲一次", "Post it and talk about it", "0.5", "总经理"),
    ("5.3", "2", "谁能放行、谁能停线，写进了岗位职责。", "Who may release and who may stop is written down.", "放行权限没写", "Release rights not written", "改授权书：代签须总经理书面同意，逐次留底", "Amend the authorisation", "0.5", "总经理"),
    ("6.1", "2", "列过可能出大事的环节：触电、过热、用错料，并有对策。", "Risks such as shock and overheating are listed and answered.", "风险没有对策", "Risks not answered", "每季度对照清单看一遍，写结论", "Go through the list each quarter", "1", "质量负责人"),
    ("6.2", "2", "质量目标有数字、有期限、有负责人，分到了班组。", "Objectives have figures, dates and owners.", "目标没分到班组", "Objectives not shared out", "分到 4 个班组，每月上墙一次", "Share them out, post them monthly", "1", "生产主管"),
    ("6.3", "1", "换料、换模、换供应商之前先评估，再批准。", "Changes are assessed before they are made.", "换模前没评估", "Changes not assessed", "换模也走变更单，试模 50 只再批量", "Use the change form for tools too", "1", "生产主管"),
    ("7.1.3", "1", "注塑机、铆接机、耐压仪有台账和保养计划。", "Machines have a register and a maintenance plan.", "设备没有保养计划", "No maintenance plan", "建台账，定保养项目，贴在机上", "Make the register, post the tasks", "1", "设备主管"),
    ("7.1.5", "3", "影响产品合格判定的量具都按期校准或检定，标识清楚。", "Measuring devices are calibrated in time and labelled.", "3 台耐压仪校准过期", "Calibration overdue", "停用过期的，送校一次，建台账并贴标识", "Stop overdue devices, calibrate, label", "2", "质量负责人"),
    ("7.2", "2", "检验员和特殊工序的人考过才上岗，有记录。", "Inspectors and special operators are tested first.", "检验员没有考核记录", "No test records", "出一份考题，考核并归档，不合格的不上岗", "Test them and file the papers", "1", "人事行政"),
    ("7.5", "1", "作废的文件收回或盖章，不会被误用。", "Withdrawn documents are taken back.", "作废文件还在用", "Old documents in use", "收一遍旧图纸，盖作废章", "Collect and stamp them", "0.5", "质量负责人"),
    ("8.1", "2", "每种产品有一张控制计划：做什么、查什么、谁查。", "Each product has a control plan.", "产品没有控制计划", "No control plan", "从销量前三的产品做起，一页一产品", "Begin with the three best sellers", "2", "生产主管"),
    ("8.2", "2", "接单前评审：做得出来、交得了货、符合安全标准，再答应。", "Orders are reviewed before they are accepted.", "老客户的订单不评审", "Regular orders not reviewed", "接单单上加三个勾：做得出、交得了、合标准", "Add three ticks to the order form", "0.5", "销售主管"),
    ("8.3", "1", "新产品设计分阶段评审、验证，有记录。", "New designs are reviewed and verified.", "设计没有评审记录", "Design not reviewed", "做一张设计评审表，签字留底", "Make a design review sheet", "2", "技术负责人"),
    ("8.4", "3g", "进厂的铜件、塑料粒和电线，检验合格后才投用，并留有实测记录。", "Incoming parts are used only after measured inspection.", "来料检验没有实测记录", "No measured incoming inspection", "给铜件、塑料粒、电线各写一页检验规程，下一批料起填实测值", "Write a one-page procedure for each material", "2", "质量负责人"),
    ("8.5.1", "2", "每道工序有工艺卡，照着做。", "Each operation has a work instruction.", "铆接、总装没有工艺卡", "No instruction for assembly", "补 6 张工艺卡，带照片，贴在工位", "Add six cards with photographs", "3", "生产主管"),
    ("8.5.2", "2", "从一只成品能追到哪批铜件、哪班做的。", "A finished unit is traceable to its copper batch.", "成品批次追不到来料", "Not traceable to materials", "标签加来料批次号，试追一次并记下用时", "Put the batch on the label and try it once", "2", "生产主管"),
    ("8.6", "3", "每批成品都做耐压、接地、极性检验，合格才放行。", "Every batch is tested before release.", "极性检验只抽检", "Polarity only sampled", "改为逐只检验，工位加一台极性测试仪", "Test every unit", "2", "生产主管"),
    ("8.7", "2", "不合格品单独放、有标识，怎么处理有记录。", "Nonconforming parts are kept apart and recorded.", "不合格品没有隔离", "Nonconforming parts mixed", "划红色隔离区，挂牌，返工后复检", "Mark a red area", "1", "生产主管"),
    ("9.1.3", "1", "合格率、退货率每月统计，据此改进。", "Yield and returns are counted each month.", "有报表，没有据此改进", "Figures not used", "每月例会挑最差的一项，定人定日期", "Pick the worst figure each month", "0.5", "总经理"),
    ("9.2", "3g", "12 个月内做过覆盖全部条款的内部审核。", "All clauses were audited within 12 months.", "今年没有做内部审核", "No internal audit this year", "排计划，2 名内审员交叉审，出报告并关闭问题", "Plan it, audit crosswise, close the findings", "4", "质量负责人"),
    ("9.3", "2", "管理评审的输出写成决定，有人落实。", "Management review ends in decisions.", "管理评审没有输出记录", "Review without output", "内审后补开，按清单准备输入，写下决定", "Hold it after the audit, write the decisions", "1", "总经理"),
    ("10.2", "2", "整改后验证过，才算关闭。", "Corrections are verified before closing.", "整改后没有验证", "Corrections not verified", "整改单加一栏“三个月后复看”", "Add a field for a later look", "0.5", "质量负责人"),
    ("10.3", "1", "每年挑两项改进，算过省了多少。", "Two improvements a year, with their gain.", "改进没算过效果", "Gain not computed", "挑两项算出省了多少、少退多少", "Compute the gain of two of them", "1", "生产主管"),
)  # fmt: skip

ANSWERS = "m p m m | m m p | m p n | m n p m | m p a n m p p n | n n n | p p".replace("|", "").split()
EARLIER = "p n p m | m n n | p n n | n m n p | n p a n n n p n | p n n | n p".replace("|", "").split()
STATES = {"m": "met", "p": "partly", "n": "not_met", "a": "not_applicable"}
NOTES = {"8.4": "铜件只看合格证。", "8.7": "返工区和待检区混放。", "8.5.2": "追得到班次，追不到来料批。", "5.3": "赶货时由生产主管代签过 2 次。"}


def checklist(scheme: str = "qms", count: int = len(ITEMS)) -> Checklist:
    """The made-up checklist; its item ids begin with the scheme."""
    sections = []
    for clause, zh, en in SECTIONS:
        items = [_item(scheme, n, row) for n, row in enumerate(ITEMS[:count]) if row[0].split(".")[0] == clause]
        if items:
            sections.append({"id": f"{scheme}.s{clause}", "clause": clause, "heading": {"zh": zh, "en": en}, "items": items})
    edition = {"standard": "GB/T 19001-2016", "rule": "CNCA-QMS-01:2025", "note": {"zh": "新版已发布，换版前仍按这一版。", "en": "A new edition is out."}}
    return Checklist.model_validate({"scheme": scheme, "edition": edition, "sections": sections})


def _item(scheme: str, n: int, row: tuple[str, ...]) -> dict[str, object]:
    clause, weight, statement, english, gap, gap_en, measure, measure_en, days, role = row
    return {
        "id": f"{scheme}.i{n:02d}", "clause": clause, "heading": {"zh": gap, "en": gap_en}, "weight": int(weight[0]), "gate": weight.endswith("g"),
        "statement": {"zh": statement, "en": english}, "opposite": {"zh": gap, "en": gap_en}, "gap": {"zh": gap, "en": gap_en}, "look": {"zh": "看记录", "en": "Look"},
        "measure": {"text": {"zh": measure, "en": measure_en}, "effort_days": days, "role": role}, "sources": ["rule"],
    }  # fmt: skip


def answers(given: Checklist, letters: list[str], notes: dict[str, str] | None = None) -> dict[str, Answer]:
    """Answers in item order; an underscore leaves an item open."""
    found: dict[str, Answer] = {}
    for item, letter in zip(given.items(), letters, strict=False):
        if letter in STATES:
            reason = "按客户图纸生产，本厂不做设计；理由已写入体系范围。" if letter == "a" else ""
            found[item.id] = Answer(STATES[letter], (notes or {}).get(item.clause, "") if letter in "pn" else "", reason)  # type: ignore[arg-type]
    return found


def review(given: Checklist, now: dict[str, Answer], before: dict[str, Answer] | None = None) -> Review:
    """A review made with the domain's own functions."""
    visible: Visible = visible_rows(given, Situation(), now)
    result = score(given, visible.rows, now, LEVELS)
    found = gap_list.rank(visible.rows, now, result)
    compared = compare(visible.rows, now, result, before, score(given, visible.rows, before, LEVELS)) if before is not None else None
    return Review(given.scheme, given, visible, now, result, found, plan(found, ON, {}), cheapest_path(found, result), compared)


def evidence(given: Checklist, now: dict[str, Answer]) -> tuple[Evidence, ...]:
    """One file for most items that are met; the third one has expired."""
    met = [i for i in given.items() if i.id in now and now[i.id].state == "met"][:9]
    return tuple(
        Evidence(f"{i.clause} 记录.pdf", f"{n:02x}".rjust(64, "a"), 120_000 + n * 7_001, (i.id,), ON - timedelta(days=99) if n == 2 else None) for n, i in enumerate(met)
    )


SOURCES = {
    "cat": Source(id="cat", title=Text(zh="强制性产品认证目录描述与界定表（2023 年修订）", en="CCC catalogue descriptions (2023)"), issuer=Text(zh="国家认监委", en="CNCA"), date="2023-08-10", locator="公告 2023 年第 36 号", read="excerpt", verified=True),
    "rule": Source(id="rule", title=Text(zh="《质量管理体系认证规则》", en="QMS certification rules"), issuer=Text(zh="国家认监委", en="CNCA"), date="2025", locator="CNCA-QMS-01:2025", read="full", verified=True),
    "word": Source(id="word", title=Text(zh="检测机构的说明", en="A laboratory's note"), issuer=Text(zh="检测机构", en="A laboratory"), date="2024", read="summary"),
    "md5": Source(id="md5", title=Text(zh="IAF MD 5:2023 审核时间", en="IAF MD 5:2023 audit time"), issuer=Text(zh="IAF", en="IAF"), date="2023", read="excerpt"),
}  # fmt: skip


def _scheme(scheme: str, zh: str, en: str, label: str, kind: str = "voluntary_ms") -> Scheme:
    return Scheme.model_validate(
        {"id": scheme, "name": {"zh": zh + "认证", "en": en + " certification"}, "short": {"zh": zh, "en": en}, "label": label, "kind": kind, "status": "active"}
    )


SCHEMES = {
    "mark": _scheme("mark", "强制性产品", "Compulsory mark", "CCC", "mandatory_product"),
    "qms": _scheme("qms", "质量管理体系", "Quality (QMS)", "GB/T 19001"),
    "enms": _scheme("enms", "能源管理体系", "Energy (EnMS)", "GB/T 23331"),
    "ems": _scheme("ems", "环境管理体系", "Environment (EMS)", "GB/T 24001"),
}  # fmt: skip

PACK = PackInfo(
    clauses={},
    name=Text(zh="示例资料包", en="Sample pack"), version="2026.10", as_of=date(2026, 10, 31), rules_as_of=None,
    enquiry=(Text(zh="国家认监委：目录和规则以它的公告为准。", en="CNCA: its announcements decide."),),
    roles={"总经理": "General manager", "质量负责人": "Quality manager", "生产主管": "Production supervisor", "设备主管": "Maintenance supervisor", "人事行政": "HR", "销售主管": "Sales supervisor", "技术负责人": "Technical lead"},
    sources=SOURCES, schemes=SCHEMES, levels=LEVELS, checklists=("enms", "qms"), place=Text(zh="浙江宁波", en="Ningbo, Zhejiang"),
    industry=Text(zh="配电开关控制设备制造", en="Switchgear"), audit_note=Text(zh="机构给出的人日以合同为准。", en="The contract decides."),
)  # fmt: skip

VOLTAGE = Question(
    "fact:power", Text(zh="它靠什么供电？", en="What powers it?"), "choice", (Choice("mains", Text(zh="插 220 V", en="220 V mains")), Choice("usb", Text(zh="USB 5 V", en="USB 5 V")))
)


def verdicts(names: tuple[str, ...] = ("延长线插座", "LED 台灯", "USB 数据线")) -> tuple[ProductVerdict, ...]:
    """A product that must, one that lacks a fact, one that is free, and so on round."""
    kinds = ("required_third_party", "needs_facts", "not_listed")
    return tuple(_verdict(name, kinds[n % 3]) for n, name in enumerate(names))


def _verdict(name: str, kind: str) -> ProductVerdict:
    entry = EntryRef("c.0201", "0201", Text(zh="插头插座", en="Plugs and sockets"), "third_party", "CNCA-C02-01:2014")
    listed = Reason(Text(zh="250 V、16 A，在目录 0201 插头插座的范围内（交流 50 V 以上至 440 V、32 A 及以下）。", en="250 V, 16 A: within the scope of entry 0201."), ("cat",))
    if kind == "required_third_party":
        headline, todo = Text(zh="要。取得证书前，不能出厂、销售。", en="Yes. No dispatch before the certificate."), (Text(zh="选一家指定认证机构", en="Choose a designated body"),)
        return ProductVerdict(name, ON, kind, (entry,), (listed,), (), headline, todo)
    if kind == "needs_facts":
        reason = Reason(Text(zh="电源电压 36 V 及以下的不在范围。", en="36 V and below is outside."), ("cat", "word"), verified=False)
        return ProductVerdict(name, ON, kind, (entry,), (reason,), (VOLTAGE,), verified=False)
    reason = Reason(Text(zh="弱电线缆一般不在目录。", en="Low-voltage cable is not listed."), ("word",), verified=False)
    return ProductVerdict(name, ON, "not_listed", (), (reason,), verified=False)


AUDIT = AuditTime(Decimal(4), Decimal("1.5"), Decimal("2.5"), "qms", "", False, ("md5",))


def applicability(profile: EnterpriseProfile) -> Applicability:
    """What applies to the made-up enterprise."""
    unknown = PreconditionState("p1", Text(zh="内部审核", en="Internal audit"), Text(zh="内部审核", en="Internal audit"), "missing", True, ("rule",))
    why = Reason(Text(zh="客户招标常要求；42 人、2 条产线，正好用它管住来料和检验。", en="Customers ask for it in tenders."), ("rule",), rule="r1")
    found = (
        Recommendation("mark", SCHEMES["mark"].name, "mandatory", 1, (Reason(Text(zh="有产品在目录里，没有证书不能出厂。", en="A product is listed."), ("cat",)),), (), None, False, True),
        Recommendation("qms", SCHEMES["qms"].name, "recommended", 2, (why,), (unknown,), AUDIT, False, True),
        Recommendation("ems", SCHEMES["ems"].name, "optional", 3, (Reason(Text(zh="有注塑和焊接，与质量体系一起审可少花人日。", en="Moulding and welding."), ("rule",)),), (), None, False, True),
    )  # fmt: skip
    against = (Advice("enms", SCHEMES["enms"].name, (Reason(Text(zh="年用能 380 吨标准煤，离门槛很远，先不急。", en="380 tce a year is far from the threshold."), ("rule",)),)),)
    question = Question("activity:x", Text(zh="有客户明确要求环境管理体系证书吗？", en="Does a customer ask for EMS?"))
    return Applicability(profile.name, ON, "small", verdicts(tuple(p.name for p in profile.products)), found, (), against, (question,), PACK.as_of, PACK.version, 11)


def profile(name: str = "示例电器有限公司", products: tuple[str, ...] = ("延长线插座", "LED 台灯", "USB 数据线")) -> EnterpriseProfile:
    """The made-up enterprise."""
    return EnterpriseProfile.model_validate(
        {"name": name, "region": "330200", "industries": ["3823"], "employees": 42, "role": "maker", "products": [{"name": p} for p in products]}
    )


def round_of(scheme: str = "qms", letters: list[str] | None = None, *, earlier: bool = False, notes: dict[str, str] | None = None, count: int = len(ITEMS)) -> RoundInput:
    """One round of a scheme."""
    given = checklist(scheme, count)
    now = answers(given, letters or ANSWERS, NOTES if notes is None else notes)
    before = answers(given, EARLIER) if earlier else None
    told = Earlier(1, date(2026, 5, 20)) if earlier else None
    return RoundInput(review(given, now, before), 2 if earlier else 1, ON - timedelta(days=12), ON, evidence(given, now), told)


SPRING = Holiday(date(2027, 2, 5), date(2027, 2, 12), Text(zh="春节", en="Spring Festival"))


def report_input(lang: str = "zh", rounds: tuple[RoundInput, ...] | None = None, **changes: object) -> ReportInput:
    """A report on the made-up enterprise: two rounds of the main scheme and one of a second."""
    who = profile()
    chosen = (round_of(earlier=True), round_of("enms", ["p", *"nmp" * 9])) if rounds is None else rounds
    given = ReportInput(who, applicability(who), PACK, ON, lang, chosen, "质检主管", app_version="0.1.0", holidays=(SPRING,))
    return replace(given, **changes)  # type: ignore[arg-type]

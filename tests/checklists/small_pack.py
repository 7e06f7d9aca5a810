"""A pack of two schemes, one rule, one product and three statements, small enough to read; tests break copies of it."""

from pathlib import Path

FILES = {
    "pack.yaml": """\
id: small
name: 小包
version: '1'
as_of: 2026-01-01
languages: [zh, en]
roles: {质量负责人: Quality manager}
levels:
  - {id: low, name: 起步, at_least: 0, rule: 从零开始。}
  - {id: high, name: 可申请, at_least: 80, all_answered: true, gates_met: true, rule: 八成以上。}
""",
    "en/pack.yaml": """\
name: Small pack
levels:
  low: {name: Starting, rule: From zero.}
  high: {name: Ready, rule: Four fifths.}
""",
    "industries.csv": "code,level,parent,name\nC,section,,制造业\n38,division,C,电气机械\n",
    "en/industries.csv": "code,name\nC,Manufacturing\n38,Electrical machinery\n",
    "regions.csv": "code,name,level,parent\n44,广东省,province,\n",
    "industry_words.csv": "code,word\n38,插座\n",
    "facts/all.yaml": """\
enterprise:
  energy_tce: {type: number, unit: 吨标准煤, name: 能耗, question: 一年用能多少？}
activities:
  sells_online: {name: 网上卖, question: 网上卖吗？}
product:
  volts: {type: number, unit: V, name: 电压, question: 多少伏？}
""",
    "en/facts/all.yaml": """\
enterprise:
  energy_tce: {unit: tce, name: energy use, question: How much energy a year?}
activities:
  sells_online: {name: sells online, question: Do you sell online?}
product:
  volts: {unit: V, name: voltage, question: How many volts?}
""",
    "sources/all.yaml": "- {id: s1, title: 某公告, issuer: 某局, date: '2025', read: full, verified: true}\n",
    "en/sources/all.yaml": "s1: {title: A notice, issuer: An office}\n",
    "catalogue/02.yaml": """\
- id: ccc.0201
  code: '0201'
  category: '02'
  name: 插头插座
  scope: 家用插座
  periods:
    - {mode: third_party, sources: [s1]}
  words: [插座, 插线板]
  exclusions:
    - {text: 50 V 及以下的不在范围, when: {fact: volts, at_most: 50}, ask: true}
  industries: ['38']
  sources: [s1]
""",
    "en/catalogue/02.yaml": "ccc.0201: {name: Plugs and sockets, scope: Household sockets, words: [socket], exclusions: [Not at 50 V or less]}\n",
    "schemes/qms.yaml": """\
id: qms
name: 质量管理体系认证
short: 质量管理
kind: voluntary_ms
status: active
verified: true
sources: [s1]
""",
    "en/schemes/qms.yaml": "{name: Quality management, short: Quality}\n",
    "schemes/old.yaml": """\
id: old
name: 旧认证
short: 旧认证
kind: label_or_mark
status: abolished
instead: [qms]
verified: true
sources: [s1]
""",
    "en/schemes/old.yaml": "{name: Old label, short: Old}\n",
    "rules/all.yaml": """\
- id: r.one
  schemes: [qms]
  strength: recommended
  when: {industry: ['38']}
  reason: 做电气的建议先做质量。
  sources: [s1]
""",
    "en/rules/all.yaml": "r.one: {reason: Makers of electrical goods start with quality.}\n",
    "checklists/qms.yaml": """\
scheme: qms
edition: {standard: GB/T 19001-2016}
sections:
  - id: qms.s7
    clause: '7'
    heading: 支持
    items:
      - id: qms.devices
        clause: '7.1.5'
        weight: 2
        statement: 量具都按期校准。
        opposite: 有量具没校准。
        look: 看三把量具的标签。
        measure: {text: 送校一次, effort_days: 2, role: 质量负责人}
        sources: [s1]
      - id: qms.training
        clause: '7.2'
        weight: 3
        gate: true
        statement: 关键岗位的人都培训过。
        opposite: 有人没培训就上岗。
        look: 问两个人。
        measure: {text: 补培训, effort_days: 1, role: 质量负责人}
        na: never
        sources: [s1]
""",
    "en/checklists/qms.yaml": """\
sections: {qms.s7: Support}
items:
  qms.devices: {statement: Gauges are calibrated., opposite: Some are not., look: Look at three labels., measure: Calibrate once}
  qms.training: {statement: People in key posts are trained., opposite: Some are not., look: Ask two people., measure: Train them}
""",
}


def written(folder: Path) -> Path:
    """The small pack in a folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def broken(folder: Path, file: str, old: str, new: str) -> Path:
    """The small pack with one text of one file replaced; the text must be there."""
    written(folder)
    text = FILES[file]
    assert old in text
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return folder

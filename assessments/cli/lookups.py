"""Looking things up: industry, ccc, recommend."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import typer
from pydantic import ValidationError

from assessments import answer_file
from assessments.cli.output import console, parse_date, print_json, question_json, reason_json, say, table
from assessments.errors import KnownError, from_validation
from assessments.obligations import CHOSEN, ProductVerdict, judge
from assessments.packs import default_pack
from assessments.profile import EnterpriseProfile, Product, region_of
from assessments.recommend import Applicability, Recommendation, applicability
from assessments.year import Year, year_of_work
from checklists.conditions import FactValue
from checklists.pack import Pack
from checklists.problems import nearest
from checklists.schema import FactSpec
from checklists.search import find_industries
from resources.texts import texts

MAX_LIST_BYTES = 2 * 1024 * 1024


def add_to(app: typer.Typer) -> None:
    """Register the commands of this module."""
    app.command()(industry)
    app.command()(ccc)
    app.command()(recommend)


def industry(
    query: str = typer.Argument(..., help="词、代码、拼音或首字母 / words, code, pinyin or initials"),
    json: bool = typer.Option(False, "--json"),
    limit: int = typer.Option(20, min=1, max=200),
    lang: str = typer.Option("zh", help="zh | en"),
) -> None:
    """查行业代码（GB/T 4754-2017） / find an industry."""
    pack = default_pack()
    hits = find_industries(query, pack, limit)
    if json:
        print_json([{"code": h.code, "name": h.name.get(lang), "path": [p.get(lang) for p in h.path], "score": h.score} for h in hits])
        return
    words = texts("cli", lang)
    if not hits:
        console().print(words["industry.none"].format(query=query), markup=False)
        return
    console().print(table("", (words["code"], words["name"], words["path"]), ((h.code, h.name.get(lang), " › ".join(p.get(lang) for p in h.path)) for h in hits)))


def ccc(
    product: list[str] = typer.Argument(None, help="产品名，可以写多个 / product names"),
    file: Path | None = typer.Option(None, help="每行一个产品的文本文件 / a text file, one product a line"),
    on: str | None = typer.Option(None, help="判断日期 / date, YYYY-MM-DD"),
    fact: list[str] = typer.Option([], help="产品事实，名称=值 / a fact of the product, name=value"),
    role: str = typer.Option("maker", help="maker | importer | retailer | user | service"),
    json: bool = typer.Option(False, "--json"),
    lang: str = typer.Option("zh", help="zh | en"),
) -> None:
    """产品要不要 CCC / does a product need CCC."""
    pack, day = default_pack(), parse_date(on)
    if role not in ("maker", "importer", "retailer", "user", "service"):
        raise KnownError("usage", why_code="usage.choice", option="--role", value=role, expected="maker / importer / retailer / user / service", command="certcheckup ccc")
    names = [*(product or []), *(_listed(file) if file else [])]
    if not names:
        raise KnownError("usage", why_code="usage.missing", option="PRODUCT", command="certcheckup ccc")
    facts = _facts(fact, pack)
    verdicts = [judge(_product(name, facts), pack, on=day, role=role) for name in names]
    if json:
        print_json([verdict_json(v, pack, lang) for v in verdicts])
        return
    for verdict in verdicts:
        _print_verdict(verdict, pack, lang)


def _product(name: str, facts: dict[str, FactValue]) -> Product:
    try:
        return Product(name=name, facts=facts)
    except ValidationError as error:
        raise from_validation("profile-invalid", error, "PRODUCT") from error


def _listed(path: Path) -> list[str]:
    try:
        if path.stat().st_size > MAX_LIST_BYTES:
            raise KnownError("file-too-large", file=path.name, size=f"{path.stat().st_size / 1e6:.1f}", limit=f"{MAX_LIST_BYTES / 1e6:.0f}")
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise KnownError("file-unreadable", file=str(path), why_code="yaml.text") from error
    except OSError as error:
        raise KnownError("file-unreadable", file=str(path), why=error.strerror or str(error)) from error
    return [line.strip() for line in lines if line.strip()]


def _facts(given: list[str], pack: Pack) -> dict[str, FactValue]:
    found: dict[str, FactValue] = {}
    for one in given:
        name, equals, value = one.partition("=")
        name = name.strip()
        if not equals or not name:
            raise KnownError("fact-invalid", value=one)
        spec = pack.facts.product.get(name)
        if spec is None and name != CHOSEN:
            raise KnownError("fact-unknown", fact=name, near=nearest(name, pack.facts.product))
        found[name] = _value(value.strip(), spec, one)
    return found


def _value(text: str, spec: FactSpec | None, one: str) -> FactValue:
    type_ = spec.type if spec else "text"
    if type_ == "number":
        try:
            value = float(text)
        except ValueError as error:
            raise KnownError("fact-invalid", value=one) from error
        if not math.isfinite(value):
            raise KnownError("fact-invalid", value=one)
        return value
    if type_ == "boolean":
        known = {"true": True, "yes": True, "1": True, "是": True, "false": False, "no": False, "0": False, "否": False, "不是": False}
        if text.lower() not in known:
            raise KnownError("fact-invalid", value=one)
        return known[text.lower()]
    if spec is not None:
        _check_fact(one.partition("=")[0].strip(), text, spec)
    return text


def verdict_json(verdict: ProductVerdict, pack: Pack, lang: str) -> dict[str, Any]:
    """A verdict as the contract's JSON."""
    return {
        "product": verdict.product,
        "on": verdict.on,
        "verdict": verdict.verdict,
        "role": verdict.role,
        "headline": verdict.headline.get(lang),
        "todo": [t.get(lang) for t in verdict.todo],
        "entries": [{"code": e.code, "name": e.name.get(lang), "mode": e.mode, "rule": e.rule} for e in verdict.entries],
        "reasons": [reason_json(r, pack, lang) for r in verdict.reasons],
        "questions": [question_json(q, lang) for q in verdict.questions],
        "what_if": [{"text": w.text.get(lang), "verdict": w.verdict, "verified": w.verified} for w in verdict.what_ifs],
        "timeline": [{"from": c.start, "to": c.end, "mode": c.mode, "note": c.note.get(lang)} for c in verdict.timeline],
        "path": _path_json(verdict, lang),
        "further_duties": [reason_json(m, pack, lang) for m in verdict.marks],
        "verified": verdict.verified,
        "as_of": pack.manifest.as_of,
        "pack": f"{pack.manifest.id} {pack.manifest.version}",
    }


def _path_json(verdict: ProductVerdict, lang: str) -> dict[str, Any] | None:
    """The steps to the certificate with their usual durations and the firm's own person-days; None where none is to be got."""
    path = verdict.path
    if path is None:
        return None
    steps = [{"text": s.text.get(lang), "duration": s.duration.get(lang), "effort_days": s.effort_days} for s in path.steps]
    return {"name": path.name.get(lang), "steps": steps, "documents": [d.get(lang) for d in path.documents], "verified": path.verified}


def _print_verdict(verdict: ProductVerdict, pack: Pack, lang: str) -> None:
    words, out = texts("cli", lang), console()
    entries = "；".join(f"{e.code} {e.name.get(lang)}" for e in verdict.entries)
    out.print(f"\n{verdict.product}  ·  {words['verdict.' + verdict.verdict]}", style="bold", markup=False)
    if verdict.headline:
        say(out, verdict.headline.get(lang))
    if entries:
        say(out, entries, f"{words['entries']}: ")
    for reason in verdict.reasons:
        mark = "" if reason.verified else f" [{words['unverified']}]"
        say(out, f"{reason.text.get(lang)}{mark}", "  - ")
    for question in verdict.questions:
        choices = " / ".join(f"{c.text.get(lang)} ({question.ask.partition(':')[2]}={c.value})" for c in question.choices)
        say(out, f"{question.text.get(lang)}  {choices}", "  ? ")
    for what_if in verdict.what_ifs:
        say(out, f"{words['what_if']}: {what_if.text.get(lang)}", "  ~ ")
    for change in verdict.timeline if len(verdict.timeline) > 1 else ():
        period = words[f"period.{change.reach}"].format(start=change.start, end=change.end, mode=words[f"mode.{change.mode}"])
        say(out, period + (f"{words['colon']}{change.note.get(lang)}" if change.note else "") + ("" if change.verified else f" [{words['unverified']}]"), "  | ")
    for step in verdict.todo:
        say(out, step.get(lang), "  > ")
    for n, step in enumerate(verdict.path.steps if verdict.path else (), start=1):
        days = words["path.days"].format(days=f"{step.effort_days:g}") if step.effort_days is not None else ""
        say(out, words["comma"].join(part for part in (step.text.get(lang), step.duration.get(lang), days) if part), f"    {n} ", "dim")
    say(out, words["honest"].format(on=verdict.on, pack=pack.manifest.version, as_of=pack.manifest.as_of), style="dim")


def recommend(
    profile: list[Path] = typer.Argument(..., help="企业信息文件，可含多家 / profile files"),
    on: str | None = typer.Option(None, help="判断日期 / date, YYYY-MM-DD"),
    json: bool = typer.Option(False, "--json"),
    lang: str = typer.Option("zh", help="zh | en"),
) -> None:
    """一家企业适用哪些认证 / which certifications concern an enterprise."""
    pack, day = default_pack(), parse_date(on)
    profiles = [p for path in profile for p, _ in answer_file.read(path)]
    for one in profiles:
        check_codes(one, pack)
    results = [applicability(p, pack, on=day) for p in profiles]
    if json:
        print_json([applicability_json(r, pack, lang) for r in results])
        return
    for one, result in zip(profiles, results, strict=True):
        _print_applicability(result, one, pack, lang, day)


def check_codes(profile: EnterpriseProfile, pack: Pack) -> None:
    """Refuse a code, fact, activity or scheme the pack does not have: everything that follows would be wrong, and nobody would see why.

    Raises KnownError industry-unknown, region-unknown, activity-unknown, fact-unknown, fact-wrong-kind, scheme-unknown.
    """
    for code in profile.industries:
        if code not in pack.industries:
            raise KnownError("industry-unknown", industry=code)
    if profile.region and region_of(profile.region, pack) is None:
        raise KnownError("region-unknown", region=profile.region)
    for activity in profile.activities:
        if activity not in pack.facts.activities:
            raise KnownError("activity-unknown", activity=activity, near=nearest(activity, pack.facts.activities))
    for held in profile.holds:
        if held.scheme not in pack.schemes:
            raise KnownError("scheme-unknown", scheme=held.scheme, near=nearest(held.scheme, pack.schemes))
    _check_facts(profile.facts, pack.facts.enterprise)
    for product in profile.products:
        _check_facts({k: v for k, v in product.facts.items() if k != CHOSEN}, pack.facts.product)


def _check_facts(facts: Mapping[str, FactValue], specs: Mapping[str, FactSpec]) -> None:
    for name, value in facts.items():
        if name not in specs:
            raise KnownError("fact-unknown", fact=name, near=nearest(name, specs))
        _check_fact(name, value, specs[name])


def _check_fact(name: str, value: FactValue, spec: FactSpec) -> None:
    fits = {
        "number": isinstance(value, (int, float)) and not isinstance(value, bool),
        "boolean": isinstance(value, bool),
        "choice": value in spec.choices,
        "text": isinstance(value, str),
    }
    if not fits[spec.type]:
        wanted = {"number": "why.float_type", "boolean": "why.bool_type", "text": "why.string_type", "choice": "why.literal_error"}[spec.type]
        raise KnownError("fact-wrong-kind", fact=name, value=value, why_code=wanted.removeprefix("why."), expected=" / ".join(spec.choices))


def applicability_json(found: Applicability, pack: Pack, lang: str) -> dict[str, Any]:
    """An applicability as the contract's JSON."""
    return {
        "name": found.name,
        "size_class": found.size,
        "products": [verdict_json(v, pack, lang) for v in found.products],
        "recommendations": [_recommendation_json(r, pack, lang) for r in found.recommendations],
        "further": [{"scheme": r.scheme, "name": r.name.get(lang), "strength": r.strength} for r in found.further],
        "not_recommended": [{"scheme": a.scheme, "name": a.name.get(lang), "why": [reason_json(r, pack, lang) for r in a.reasons]} for a in found.against],
        "questions": [question_json(q, lang) for q in found.questions],
        "year": _year_json(year_of_work(found, pack), lang),
        "on": found.on,
        "as_of": found.as_of,
        "pack": f"{pack.manifest.id} {found.pack}",
    }


def _recommendation_json(one: Recommendation, pack: Pack, lang: str) -> dict[str, Any]:
    return {
        "scheme": one.scheme,
        "name": one.name.get(lang),
        "strength": one.strength,
        "rank": one.rank,
        "reasons": [reason_json(r, pack, lang) for r in one.reasons],
        "preconditions": [{"text": p.text.get(lang), "state": p.state, "verified": p.verified} for p in one.preconditions],
        "audit_days": one.audit.initial if one.audit else None,
        "held": one.held,
        "verified": one.verified,
    }


def _year_json(year: Year, lang: str) -> dict[str, Any]:
    """The order of work: months are counted from now, `least` and `most` until the certificate."""
    stages = [
        {
            "start_month": s.start,
            "schemes": [{"scheme": one.scheme, "least_months": one.least, "most_months": one.most} for one in s.spans],
            "mandatory": s.mandatory,
            "together": s.together.get(lang),
            "audit_days": {"separate": s.audit.separate, "together_at_least": s.audit.at_least} if s.audit else None,
        }
        for s in year.stages
    ]
    return {"stages": stages, "next_year": list(year.next_year), "verified": year.verified, "note": year.note.get(lang)}


def _print_year(year: Year, pack: Pack, lang: str) -> None:
    words, out = texts("cli", lang), console()
    if not year.stages:
        return
    out.print(words["year.title"], style="bold", markup=False)
    for stage in year.stages:
        spans = [words["year.span"].format(name=pack.schemes[s.scheme].short.get(lang), least=s.least, most=s.most) for s in stage.spans]
        why = stage.together.get(lang) or (words["year.law"] if stage.mandatory else "")
        audit = words["year.audit"].format(separate=f"{stage.audit.separate:g}", together=f"{stage.audit.at_least:g}") if stage.audit else ""
        start = words["year.now"] if stage.start == 0 else words["year.from"].format(n=stage.start)
        line = f"{start}{words['colon']}{words['comma'].join(spans)}"
        say(out, words["sentence_gap"].join(part for part in (f"{line}{words['stop']}", why, audit) if part), "  - ")
    if year.next_year:
        say(out, words["year.next"].format(names=words["comma"].join(pack.schemes[s].short.get(lang) for s in year.next_year)), "  - ")
    say(out, year.note.get(lang) + ("" if year.verified else f" [{words['unverified']}]"), "  ", "dim")


def _held_until(one: Recommendation, profile: EnterpriseProfile, words: Mapping[str, str], day: date) -> str:
    """That a certificate is held, and the first day on which one of them runs out."""
    dates = [h.expires for h in profile.holds if h.scheme == one.scheme and h.expires is not None and h.expires >= day]
    return words["held.until"].format(date=min(dates)) if dates else words["held"]


def _print_applicability(found: Applicability, profile: EnterpriseProfile, pack: Pack, lang: str, day: date) -> None:
    words, out = texts("cli", lang), console()
    size = words[f"size.{found.size}"] if found.size else words["size.unknown"]
    out.print(f"\n{found.name}  ·  {size}", style="bold", markup=False)
    for verdict in found.products:
        codes = "、".join(e.code for e in verdict.entries)
        say(out, f"{verdict.product}: {words['verdict.' + verdict.verdict]} {codes}", "  ")
    rows: list[tuple[str, ...]] = []
    for one in found.recommendations:
        days = f"{one.audit.initial:g}" if one.audit else "–"
        reasons = "；".join(r.text.get(lang).rstrip("。.") for r in one.reasons[:2])
        strength = _held_until(one, profile, words, day) if one.held else words[f"strength.{one.strength}"]
        rows.append((str(one.rank), strength, one.name.get(lang), reasons, days))
    heads = tuple(words[h] for h in ("rank", "strength", "scheme", "why", "audit_days"))
    out.print(table("", heads, rows))
    if found.further:
        say(out, words["further"].format(names=("、" if lang == "zh" else ", ").join(r.name.get(lang) for r in found.further)), "  + ")
    _print_year(year_of_work(found, pack), pack, lang)
    for advice in found.against:
        say(out, f"{advice.name.get(lang)}: {advice.reasons[0].text.get(lang)}", "  × ")
    for question in found.questions:
        say(out, question.text.get(lang), "  ? ")
    say(out, words["honest"].format(on=day, pack=found.pack, as_of=found.as_of), style="dim")



"""No verdict without answers, and no promise while items are unanswered; ticks only where a step is done."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assessments.checklist import Answer, answer_of
from desktop.i18n import tr
from desktop.step_states import step_states
from desktop.widgets.buttons import Button

from .conftest import settle


def steps(app):
    return {s.key: s for s in step_states(app.case, app.desk.workspace.pack)}


def fresh_round(app):
    """A round of a scheme without a round yet, with nothing answered."""
    pack = app.desk.workspace.pack
    started = {r.scheme for r in app.case.data.rounds}
    app.case.start_round(next(s for s in pack.checklist_ids if s not in started))
    settle()
    assert app.case.round.review.score.answered == 0


def test_nothing_answered_is_no_verdict(sample):
    fresh_round(sample)
    sample.go("results")
    settle()
    page = sample.rooms["results"].page
    assert page.unbegun.isVisible()
    assert not page.ring.isVisible() and not page.gaps.isVisible()
    assert steps(sample)["results"].state == tr("step.s.unbegun")
    button = next(b for b in page.unbegun.findChildren(Button) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert sample.here == "checklist"


def test_a_part_answered_is_said_beside_the_figure_and_promises_nothing(sample):
    fresh_round(sample)
    rows = sample.case.round.review.visible.rows
    for row, state in zip(rows, ("met", "not_met", "partly"), strict=False):
        sample.case.answer(row.key, Answer(state=state))
        settle()
    sample.go("results")
    settle()
    page = sample.rooms["results"].page
    score, path = sample.case.round.review.score, sample.case.round.review.path
    assert not page.unbegun.isVisible() and page.ring.isVisible()
    state = steps(sample)["results"]
    assert f"{score.answered}/{score.total}" in state.state and all(f"{float(score.percent):.0f}%" in words for words in state.shorter)
    assert path.unanswered == score.total - score.answered
    assert tr("result.can_reach", n=1, days="1", percent="1%")[:2] != page._advice.plain()[:2]
    assert "已答的里面" in page._advice.plain() and str(path.unanswered) in page._advice.plain()


def test_the_checklist_is_done_when_every_round_is(sample):
    assert not steps(sample)["checklist"].done
    review = sample.case.round.review
    for row in review.visible.rows:
        if answer_of(row, review.answers).state is None:
            sample.case.answer(row.key, Answer(state="met"))
            settle()
    assert steps(sample)["checklist"].done
    here = sample.case.round.round.id
    fresh_round(sample)
    sample.case.choose_round(here)
    settle()
    assert not steps(sample)["checklist"].done


def test_applicability_has_no_tick_before_anything_is_known(sample):
    result = sample.case.data.result
    assert steps(sample)["applicability"].done == (not any(v.questions for v in result.products))
    sample.case.profile = sample.case.profile.model_copy(update={"industries": ()})
    assert not steps(sample)["applicability"].done

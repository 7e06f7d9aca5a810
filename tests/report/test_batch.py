"""Many reports in one run: the same files as one by one, in order, with what went wrong told."""

import json

from assessments.report import write_pdf
from assessments.report.batch import Job, manifest, write_batch


def test_two_processes_write_what_one_writes(tmp_path, chinese, english):
    jobs = [Job(c, tmp_path / f"{n}.pdf") for n, c in enumerate((chinese, english, chinese))]
    there = write_batch(jobs, processes=2)
    here = write_batch([Job(j.content, tmp_path / "here" / j.target.name) for j in jobs], processes=1)
    assert [(d.target.name, d.pages, d.sha256) for d in there] == [(d.target.name, d.pages, d.sha256) for d in here]
    assert (tmp_path / "0.pdf").read_bytes() == write_pdf(chinese, tmp_path / "alone.pdf").path.read_bytes()


def test_one_that_cannot_be_written_stops_no_other(tmp_path, chinese):
    blocked = tmp_path / "file"
    blocked.write_text("x")
    found = write_batch([Job(chinese, blocked / "a.pdf"), Job(chinese, tmp_path / "b.pdf")], processes=1)
    assert [d.error for d in found] == ["report-not-writable", ""]
    told = json.loads(manifest(found))
    assert [r["file"] for r in told] == ["a.pdf", "b.pdf"] and told[1]["sha256"] == found[1].sha256


def test_it_can_be_stopped(tmp_path, chinese):
    heard = []

    def progress(done):
        heard.append(done.target.name)
        return len(heard) < 2

    found = write_batch((Job(chinese, tmp_path / f"{n}.pdf") for n in range(40)), processes=1, progress=progress)
    assert len(found) == 2 == len(heard)
    heard.clear()
    found = write_batch((Job(chinese, tmp_path / f"p{n}.pdf") for n in range(40)), processes=2, progress=progress)
    assert len(found) == 2
    assert len(list(tmp_path.glob("p*.pdf"))) < 40

"""All commands wired up, and the one place where an error becomes a sentence and an exit code."""

from __future__ import annotations

import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typer
from typer.exceptions import Abort, TyperException

from assessments.cli import checklists, lookups, packs, reports, workspaces
from assessments.cli.problems import with_reason, wrong_use
from assessments.errors import KnownError
from checklists.problems import PackProblems

app = typer.Typer(name="certcheckup", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, help="认证体检 CertCheckup：离线的认证体检工具 / offline certification check-up.")
for module in (lookups, checklists, reports, workspaces, packs):
    module.add_to(app)


def _version(value: bool) -> None:
    if value:
        from assessments import __version__

        typer.echo(__version__)
        raise typer.Exit()


@app.callback()
def _root(version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="版本 / version")) -> None:
    """Options of the program itself."""


SIDE_BY_SIDE = ("assess", "report", "demo")
"""Commands that also write both languages at once."""


def _language(argv: list[str]) -> str:
    """The language asked for, also when reading the arguments failed. Raises KnownError usage for one there is not."""
    wanted = "zh"
    for at, word in enumerate(argv):
        if word.startswith("--lang="):
            wanted = word.removeprefix("--lang=")
        elif word == "--lang" and at + 1 < len(argv):
            wanted = argv[at + 1]
    known = ("zh", "en", "both") if argv and argv[0] in SIDE_BY_SIDE else ("zh", "en")
    if wanted not in known:
        raise KnownError("usage", why_code="usage.choice", option="--lang", value=wanted, expected=" / ".join(known), command=f"certcheckup {argv[0]}")
    return "en" if wanted == "en" else "zh"


def _command(words: list[str]) -> str:
    """The command as far as it is known, to name its help."""
    found = ["certcheckup"]
    at: Any = typer.main.get_command(app)
    for word in words:
        if word not in getattr(at, "commands", {}):
            break
        at = at.commands[word]
        found.append(word)
    return " ".join(found)


def run(argv: list[str] | None = None) -> int:
    """Run one command line; see `assessments.cli.main`."""
    words = sys.argv[1:] if argv is None else argv
    lang = "zh"
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # pyright: ignore[reportUnknownMemberType, reportAttributeAccessIssue]
    try:
        lang = _language(words)
        result = app(args=words, prog_name="certcheckup", standalone_mode=False)
        return result if isinstance(result, int) else 0
    except TyperException as error:
        message = error.format_message()
        if "\n" in message:  # a command without arguments: its help
            print(message, file=sys.stderr)
            return 2
        return _told(wrong_use(error, _command(words)).sentence(lang), 2)
    except KnownError as error:
        return _told(with_reason(error).sentence(lang), 2)
    except PackProblems as error:
        known = KnownError("pack-broken", count=len(error.problems), problems="\n".join(map(str, error.problems)))
        return _told(known.sentence(lang), 2)
    except (Abort, KeyboardInterrupt):
        return 2
    except BrokenPipeError:
        return 0
    except Exception:  # noqa: BLE001  the last stop before the user: kept whole in a file, told in one sentence
        return _told(KnownError("bug", file=_kept_bug()).sentence(lang), 1)


def _told(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _kept_bug() -> Path:
    path = Path(tempfile.gettempdir()) / f"certcheckup-bug-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    path.write_text(traceback.format_exc(), encoding="utf-8")
    return path

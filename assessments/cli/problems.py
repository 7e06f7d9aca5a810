"""What a wrong command line or the operating system said, as reasons the program has sentences for."""

from __future__ import annotations

import errno
import re

from pydantic import ValidationError
from typer.exceptions import TyperException

from assessments.errors import KnownError
from checklists.problems import nearest

_QUOTED = re.compile(r"'([^']*)'")
_KINDS = {"int": "usage.integer", "float": "usage.number", "bool": "usage.boolean"}


def wrong_use(error: TyperException, command: str) -> KnownError:
    """The refusal of a command line as a known error; what is not recognised keeps its own words. `command` is what was typed of commands."""
    return KnownError("usage", why=error.format_message().rstrip("."), command=command, **_reason(error))


def _reason(error: TyperException) -> dict[str, object]:
    message = error.message
    name = type(error).__name__
    if name == "MissingParameter":
        return {"why_code": "usage.missing", "option": _parameter(error)}
    if name == "NoSuchOption":
        near = [str(p) for p in getattr(error, "possibilities", None) or ()]
        return _with_near("usage.no_option", str(getattr(error, "option_name", "")), near[0] if near else "")
    if name == "BadParameter":
        return _value_reason(error)
    if name == "BadOptionUsage":
        code = "usage.no_value" if "does not take" in message else "usage.needs_value"
        return {"why_code": code, "option": str(getattr(error, "option_name", ""))}
    if message.startswith("No such command"):
        wanted = (_QUOTED.findall(message) or [""])[0]
        known = getattr(getattr(getattr(error, "ctx", None), "command", None), "commands", {})
        return _with_near("usage.no_command", wanted, nearest(wanted, known))
    if message.startswith("Missing command"):
        return {"why_code": "usage.missing_command"}
    if message.startswith("Got unexpected extra argument"):
        return {"why_code": "usage.extra", "option": message.partition("(s) (")[2].removesuffix(")")}
    return {}


def _with_near(code: str, option: str, near: str) -> dict[str, object]:
    return {"why_code": f"{code}_near" if near else code, "option": option, "meant": near}


def _value_reason(error: TyperException) -> dict[str, object]:
    option = _parameter(error)
    if not option:
        return {"why_code": "usage.value", "said": error.message}
    if not isinstance(error.__cause__, ValidationError):
        return {"why_code": "usage.value_of", "option": option}
    found = error.__cause__.errors(include_url=False)[0]
    given: dict[str, object] = {"option": option, "value": found["input"], "limit": next(iter(found.get("ctx", {}).values()), "")}
    codes = {"greater_than_equal": "usage.least", "less_than_equal": "usage.most"}
    return {"why_code": codes.get(found["type"]) or _KINDS.get(found["type"].partition("_")[0], "usage.value_of"), **given}


def _parameter(error: TyperException) -> str:
    """The option or argument as it is typed: --out, PRODUCT."""
    param = getattr(error, "param", None)
    if param is None:
        return ""
    options = [str(o) for o in getattr(param, "opts", ())]
    return next((o for o in options if o.startswith("--")), "") or str(param.name or "").upper()


def with_reason(error: KnownError) -> KnownError:
    """A known error that an error of the operating system lies behind, with the reason in words; others as they are."""
    behind: BaseException | None = error.__cause__
    if "why" in error.params and "why_code" not in error.params and isinstance(behind, OSError):
        error.params["why_code"] = f"os.{errno.errorcode.get(behind.errno or 0)}"
    return error

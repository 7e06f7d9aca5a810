"""Reading YAML that others wrote: bounded in size, no aliases (so no alias bomb), duplicate keys refused, with the line of every path."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import yaml

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 40


class YamlProblem(ValueError):
    """A file that cannot be read as plain YAML data; `line` counts from 1, 0 = the whole file; `code` names what is wrong."""

    def __init__(self, text: str, line: int = 0, code: str = "syntax") -> None:
        super().__init__(text)
        self.line = line
        self.code = code


class _Loader(yaml.CSafeLoader):
    """Safe loading that refuses a key given twice instead of keeping the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise YamlProblem("a key must be a word or a number", key_node.start_mark.line + 1, "key")
            key = key_node.value
            if key in seen:
                raise YamlProblem(f"key {key!r} is given twice", key_node.start_mark.line + 1, "twice")
            seen.add(key)
        return super().construct_mapping(node, deep)


def _number_or_code(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> int | str:
    """A whole number; 0111 is a code someone did not quote, not the octal number 73 that YAML would make of it."""
    text: str = node.value
    return text if re.fullmatch(r"0\d+|.*:.*", text) else loader.construct_yaml_int(node)


def _truth_or_word(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> bool | str:
    """yes, no, true, false; `on` stays the word that stands before a date, which YAML 1.1 would make the key True."""
    return node.value if node.value.lower() in ("on", "off") else loader.construct_yaml_bool(node)


_Loader.add_constructor("tag:yaml.org,2002:int", _number_or_code)
_Loader.add_constructor("tag:yaml.org,2002:bool", _truth_or_word)


def read_documents(path: Path, *, max_bytes: int = MAX_BYTES) -> list[Any]:
    """All documents of a YAML file as plain data.

    Raises YamlProblem where the file is too large, not UTF-8, uses aliases, nests too deep or is not YAML; OSError where it
    cannot be read.
    """
    size = path.stat().st_size
    if size > max_bytes:
        raise YamlProblem(f"{size / 1e6:.1f} MB is larger than the {max_bytes / 1e6:.0f} MB such a file may have")
    return parse_documents(path.read_bytes())


def parse_documents(raw: bytes) -> list[Any]:
    """All documents of YAML bytes; see `read_documents`."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise YamlProblem(f"not UTF-8 text (byte {error.start})", code="text") from error
    try:
        _refuse_tricks(text)
        return list(yaml.load_all(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlProblem(error.problem or "not YAML", mark.line + 1 if mark else 0) from error
    except yaml.YAMLError as error:
        raise YamlProblem(str(error).splitlines()[0]) from error
    except (ValueError, RecursionError) as error:
        if isinstance(error, YamlProblem):
            raise
        raise YamlProblem(str(error)) from error


def _refuse_tricks(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise YamlProblem("aliases (*name) are not allowed", _line(event.start_mark), "alias")
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
            if depth > MAX_DEPTH:
                raise YamlProblem("nested too deep", _line(event.start_mark), "deep")
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1


def _line(mark: Any) -> int:
    return mark.line + 1 if mark else 0


def line_of(raw: bytes, path: Sequence[str | int]) -> int:
    """Line (from 1) of the deepest part of `path` that the first document has; 1 where none is found."""
    try:
        node = yaml.compose(raw.decode("utf-8-sig"), Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return 1
    line = 1
    for part in path:
        step = _child(node, part)
        if step is None:
            break
        node, line = step
    return line


def _child(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        pairs = cast("list[tuple[yaml.Node, yaml.Node]]", node.value)
        for key, value in pairs:
            if key.value == str(part):
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        child = cast("yaml.Node", node.value[part])
        return child, child.start_mark.line + 1
    return None

"""The house rules that can be read from the source: which room may import what, what may stand in code, how long things may be."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("desktop", "assessments", "checklists", "resources")  # an import goes down this list, never up
BY_HAND = ("resources/icons/make_app_icon.py", "resources/fonts/subset.py")  # run once by a developer, no part of the program
SOURCES = {p.relative_to(ROOT).as_posix(): ast.parse(p.read_bytes()) for room in ROOMS for p in sorted((ROOT / room).rglob("*.py")) if not p.as_posix().endswith(BY_HAND)}
HOMES = {  # library -> the only folder that may import it
    "PySide6": "desktop/",
    "shiboken6": "desktop/",
    "sqlmodel": "assessments/storage/",
    "sqlalchemy": "assessments/storage/",
    "alembic": "assessments/storage/",
    "reportlab": "assessments/report/",
}
NETWORK = ("socket", "ssl", "urllib.request", "http.client", "http.server", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "asyncio")
WORDS_THAT_ARE_ALSO_IDS = {
    "gap": "a row that is not met: the word of the domain, long before Good Agricultural Practice",
}
YEARS = re.compile(r"(19|20)\d\d")


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every import, wherever it stands in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield node.lineno, base
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def told(lines: list[str]) -> None:
    assert not lines, "\n" + "\n".join(dict.fromkeys(lines))


def test_imports_go_down_never_up():
    wrong = []
    for file, tree in SOURCES.items():
        own = ROOMS.index(file.split("/")[0])
        for line, name in imports(tree):
            top = name.split(".")[0]
            if name.startswith("."):
                wrong.append(f"{file}:{line} imports {name}: write the whole name")
            elif top in ("tests", "tasks") or (top in ROOMS and ROOMS.index(top) < own):
                wrong.append(f"{file}:{line} imports {name}: {ROOMS[own]} stands below it")
    told(wrong)


def test_resources_is_a_leaf():
    told([f"{f}:{n} imports {x}" for f, t in SOURCES.items() if f.startswith("resources/") for n, x in imports(t) if x.split(".")[0] in ROOMS[:3]])


@pytest.mark.parametrize("library", HOMES)
def test_each_library_has_one_home(library):
    home = HOMES[library]
    wrong = [f"{f}:{n} imports {x}: only {home} may" for f, t in SOURCES.items() if not f.startswith(home) for n, x in imports(t) if x.split(".")[0] == library]
    told(wrong)
    assert any(x.split(".")[0] == library for f, t in SOURCES.items() if f.startswith(home) for _, x in imports(t)) or library == "shiboken6"


def test_nothing_speaks_to_a_network():
    told([f"{f}:{n} imports {x}" for f, t in SOURCES.items() for n, x in imports(t) if x in NETWORK or x.split(".")[0] in NETWORK])


def test_the_command_line_is_not_imported_by_the_domain():
    told([f"{f}:{n} imports {x}" for f, t in SOURCES.items() if f.startswith("assessments/") and "/cli" not in f for n, x in imports(t) if x.startswith("assessments.cli")])


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, text) of every string that is not a docstring."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value


def test_no_scheme_and_no_industry_is_named_in_code(pack):
    schemes = {s for s in pack.schemes if len(s) > 2} - WORDS_THAT_ARE_ALSO_IDS.keys()
    codes = {c for c in pack.industries if len(c) == 4} | {c for e in pack.catalogue.entries for c in (e.code, *e.codes)}
    wrong = []
    for file, tree in SOURCES.items():
        for line, text in strings(tree):
            if text in schemes or (text.partition(".")[0] in schemes and " " not in text):
                wrong.append(f"{file}:{line} names the scheme {text!r}")
            if text in codes and not YEARS.fullmatch(text):
                wrong.append(f"{file}:{line} names the code {text!r}")
    told(wrong)


def test_no_module_class_or_function_is_too_long():
    wrong = [f"{file}: {len((ROOT / file).read_text(encoding='utf-8').splitlines())} lines, at most 400" for file in SOURCES if len((ROOT / file).read_text(encoding="utf-8").splitlines()) > 400]
    for file, tree in SOURCES.items():
        for node in ast.walk(tree):
            most = 300 if isinstance(node, ast.ClassDef) else 50 if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else None
            if most is not None and "/migrations/versions/" not in file:
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > most:
                    wrong.append(f"{file}:{node.lineno} {node.name}: {length} lines, at most {most}")
    told(wrong)


def test_modules_are_small_on_the_whole():
    assert median(len((ROOT / file).read_bytes().splitlines()) for file in SOURCES if not file.endswith("__init__.py")) <= 150


BLOCKED = """
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"No module named {name!r} (blocked)")

sys.meta_path.insert(0, NoQt())
import assessments, checklists, resources
for package in (assessments, checklists, resources):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if "migrations" not in module.name and "make_" not in module.name and "subset" not in module.name:
            importlib.import_module(module.name)
from assessments.cli import main
raise SystemExit(main(sys.argv[1:]))
"""


def test_the_domain_works_without_qt():
    words = ["recommend", str(ROOT / "resources" / "samples" / "socket-maker.yaml"), "--json"]
    ran = subprocess.run([sys.executable, "-c", BLOCKED, *words], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert '"recommendations"' in ran.stdout


def test_a_command_does_not_load_qt():
    code = "import sys; from desktop.__main__ import main; code = main(['ccc', '充电宝', '--json']); print([m for m in sys.modules if 'PySide' in m], code, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr.strip()) == (0, "[] 0")


WITHOUT_QT = """
import sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ModuleNotFoundError(f"No module named {name!r} (blocked)")

sys.meta_path.insert(0, NoQt())
import pytest
settings = ["-q", "-o", "addopts=", "-p", "no:pytest-qt", "-W", "ignore::pytest.PytestConfigWarning", "-m", "not slow and not gui"]
raise SystemExit(pytest.main([*settings, *sys.argv[1:]]))
"""


@pytest.mark.slow
def test_the_tests_of_the_domain_pass_without_qt():
    rooms = [str(ROOT / "tests" / room) for room in ("assessments", "storage")]
    ran = subprocess.run([sys.executable, "-c", WITHOUT_QT, *rooms], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-1000:]

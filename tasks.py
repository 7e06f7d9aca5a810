"""Everything a fresh clone needs, by the standard library alone: python3 tasks.py run|test|lint|bench|dist|lock.

run    opens the window, or without a display writes the sample enterprise's report and says where it lies
test   checks style and types, then runs every test; further words go to pytest
lint   the checks without the tests
bench  prints what the program's speed is, as ratios
dist   builds the folder that runs without Python, tries it without network, and packs it
lock   resolves the dependencies of pyproject.toml afresh into the three lock files

The first run makes .venv from a lock file, every download checked by its hash; later runs see by a stamp that there is
nothing to do. On Debian and Ubuntu missing system packages are installed where that needs no password.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BUILD = ROOT / "build"
DIST = ROOT / "dist"
OLDEST = (3, 11)
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
LOCKS = {  # what is installed -> its lock file; dev holds all that run needs
    "run": ROOT / "requirements.lock",
    "dist": ROOT / "requirements-dist.lock",
    "dev": ROOT / "requirements-dev.lock",
}
FOLDER_LIMIT_MB = 200  # docs: what a built folder may weigh

# Debian packages, each list proven in an empty system.
OFFSCREEN = ["libegl1", "libgl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libxkbcommon0"]
WINDOWED = ["libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0",
            "libxcb-xkb1", "libx11-xcb1"]  # fmt: skip
TESTING = ["xvfb", "xauth"]
BUILDING = ["binutils"]  # PyInstaller reads libraries with objdump


def say(text: str) -> None:
    """One line to the terminal, at once, so that it stands before a child's output."""
    print(text, flush=True)


def run(command: list[str], **more: object) -> int:
    """Run `command` in the project folder and return its exit code."""
    return subprocess.call(command, cwd=ROOT, **more)  # type: ignore[arg-type]


def must(command: list[str], **more: object) -> None:
    """Run `command`; end this program with its exit code where it fails."""
    code = run(command, **more)
    if code:
        say("failed (" + str(code) + "): " + " ".join(command))
        sys.exit(code)


def use_new_enough_python() -> None:
    """Start again under a newer Python where this one is older than the project allows."""
    if sys.version_info >= OLDEST:
        return
    for minor in (13, 12, 11, 14):
        other = shutil.which(f"python3.{minor}")
        if other:
            sys.exit(subprocess.call([other, str(ROOT / "tasks.py"), *sys.argv[1:]]))
    sys.exit("CertCheckup needs Python 3.11 or newer; this is " + platform.python_version())


# -- system packages ---------------------------------------------------------------------------------------------------


def is_installed(package: str) -> bool:
    """Whether dpkg has `package`, also under the name it got with 64-bit time (libglib2.0-0t64)."""
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Abbrev}\n", package, package + "t64"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False,
    )  # fmt: skip
    return "ii" in asked.stdout


def add_system_packages(packages: list[str]) -> bool:
    """Install what is missing of `packages` on Debian and its kin; False where that was not possible."""
    if not (LINUX and shutil.which("apt-get") and shutil.which("dpkg-query")):
        return True
    missing = [package for package in packages if not is_installed(package)]
    if not missing:
        return True
    prefix: list[str] = []
    if os.geteuid() != 0:
        sudo = shutil.which("sudo")
        if not sudo or subprocess.call([sudo, "-n", "true"], stderr=subprocess.DEVNULL):
            say("Some system packages are missing. Please run once:\n  sudo apt-get install -y " + " ".join(missing))
            return False
        prefix = [sudo, "-n"]
    say("Installing system packages: " + " ".join(missing))
    prefix += ["env", "DEBIAN_FRONTEND=noninteractive", "DEBCONF_NOWARNINGS=yes", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    run([*prefix, "update"], stdout=subprocess.DEVNULL)
    return run([*prefix, "install", "-y", "--no-install-recommends", *missing], stdout=subprocess.DEVNULL) == 0


# -- the Python environment --------------------------------------------------------------------------------------------


def python_of(venv: Path) -> Path:
    """The interpreter inside an environment."""
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def can_make_venv() -> bool:
    """Whether this Python has both modules; Debian ships them in a package of their own."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def make_venv(venv: Path) -> None:
    """Make an empty environment with pip at `venv`, by the first of three ways that works here."""
    shutil.rmtree(venv, ignore_errors=True)
    if not can_make_venv():
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        add_system_packages([f"python{version}-venv"])
        importlib.invalidate_caches()
    # Asked in a new process: this one may not see modules that were installed a moment ago.
    if run([sys.executable, "-c", "import venv, ensurepip"], stderr=subprocess.DEVNULL) == 0:
        must([sys.executable, "-m", "venv", str(venv)])
        return
    if importlib.util.find_spec("virtualenv"):
        must([sys.executable, "-m", "virtualenv", "-q", str(venv)])
        return
    if importlib.util.find_spec("pip"):
        maker = BUILD / "virtualenv"
        must([sys.executable, "-m", "pip", "install", "-q", "--target", str(maker), "virtualenv"])
        must([sys.executable, "-m", "virtualenv", "-q", str(venv)], env={**os.environ, "PYTHONPATH": str(maker)})
        return
    sys.exit("This Python can make no environment. On Debian and Ubuntu: sudo apt-get install -y python3-venv")


def fingerprint(kind: str) -> str:
    """Changes when the environment must be made anew: another lock, project file, interpreter or place."""
    digest = hashlib.sha256(f"{sys.version}|{ROOT}".encode())
    for path in (LOCKS[kind], ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def environment(kind: str, venv: Path = VENV) -> Path:
    """The interpreter of an environment that has what lock `kind` names; made or brought up to date where needed."""
    python = python_of(venv)
    stamp = venv / "certcheckup.stamp"
    known = stamp.read_text(encoding="utf-8").split() if stamp.exists() else []
    enough = {fingerprint(kind)} | ({fingerprint("dev")} if kind == "run" else set())
    if python.exists() and enough & set(known):
        return python
    usable = python.exists() and run([str(python), "-m", "pip", "--version"], stdout=subprocess.DEVNULL) == 0
    if not usable or (known and venv != VENV):
        make_venv(venv)
    say(f"Installing from {LOCKS[kind].name} (once, some minutes on a slow line) ...")
    pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--no-input"]
    quiet = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}
    must([*pip, "--require-hashes", "-r", str(LOCKS[kind])], env=quiet)
    if venv == VENV:
        must([*pip, "--no-deps", "--no-build-isolation", "-e", "."], env={**quiet, "PYTHONWARNINGS": "ignore"})
    stamp.write_text(fingerprint(kind) + "\n", encoding="utf-8")
    return python


def has_display() -> bool:
    """Whether a window can be opened here."""
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def quiet_environment() -> dict[str, str]:
    """The variables for children: no window appears, texts are UTF-8 on every system."""
    return {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"), "PYTHONUTF8": "1"}


# -- tasks -------------------------------------------------------------------------------------------------------------


def task_run(words: list[str]) -> int:
    """Open the window; without a display do the main job on the sample enterprise and print where the report lies."""
    display = has_display()
    add_system_packages(OFFSCREEN + (WINDOWED if display else []))
    python = str(environment("run"))
    if display:
        return run([python, "-m", "desktop", *words])
    say("No display here: writing the sample enterprise's report instead of opening the window.")
    return run([python, "-m", "desktop", *(words or ["demo", "--out", str(Path("build", "demo"))])],
               env=quiet_environment())  # fmt: skip


def checks(python: str) -> int:
    """Style and types; the exit code of the first that fails, after both have spoken."""
    style = run([python, "-m", "ruff", "check", "."])
    variables = {**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1", "PYRIGHT_PYTHON_GLOBAL_NODE": "0"}
    types = run([python, "-m", "pyright"], env=variables)
    return style or types


def task_lint(_words: list[str]) -> int:
    """Style and types."""
    return checks(str(environment("dev")))


def task_test(words: list[str]) -> int:
    """Style, types and every test, each run whatever the one before said; pytest's closing line comes last."""
    add_system_packages(OFFSCREEN + WINDOWED + TESTING)
    python = str(environment("dev"))
    code = checks(python)
    chosen = words or ["-m", "slow or not slow"]
    tests = run([python, "-m", "pytest", "-q", *chosen], env=quiet_environment())
    if code:
        say("The checks before the tests failed: see above.")
    return tests or code


def task_bench(words: list[str]) -> int:
    """Speed and weight, as ratios of two things run in turn."""
    add_system_packages(OFFSCREEN + WINDOWED + TESTING)
    return run([str(environment("dev")), "-m", "tests.bench", *words], env=quiet_environment())


def task_dist(_words: list[str]) -> int:
    """Build dist/certcheckup in an environment of its own, try it, weigh it and pack it."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    shared = [f"libpython{version}"] if sys.executable.startswith("/usr/bin/") else []
    add_system_packages(OFFSCREEN + WINDOWED + BUILDING + shared)
    python = str(environment("dist", BUILD / "dist-venv"))
    must([python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
          "--distpath", str(DIST), "--workpath", str(BUILD / "pyinstaller"), "build.spec"],
         env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"})  # fmt: skip
    folder = DIST / "certcheckup"
    code = try_built(folder / ("certcheckup.exe" if WINDOWS else "certcheckup"))
    size = weight_mb(folder)
    say(f"{folder.relative_to(ROOT)}: {size:.0f} MB" + (f" (over {FOLDER_LIMIT_MB} MB)" if size > FOLDER_LIMIT_MB else ""))
    if not code:
        say(f"{pack(folder).relative_to(ROOT)} is the file to hand out.")
    return code


def try_built(program: Path) -> int:
    """Run the built program's own checks with an empty environment, and without network where this system allows."""
    with tempfile.TemporaryDirectory(prefix="certcheckup-") as home:
        if WINDOWS:
            kept = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
            variables = {**kept, "APPDATA": home, "LOCALAPPDATA": home, "USERPROFILE": home}
        else:
            variables = {"HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        variables["QT_QPA_PLATFORM"] = "offscreen"
        command = [*without_network(), str(program), "self-test"]
        say("Trying it: " + " ".join(command))
        return subprocess.call(command, cwd=home, env=variables)


def without_network() -> list[str]:
    """The words before a command that take the network from it; none where this system cannot."""
    unshare = shutil.which("unshare") if LINUX else None
    for words in ([unshare, "-n"], [unshare, "-r", "-n"]):
        if unshare and subprocess.call([*words, "true"], stderr=subprocess.DEVNULL) == 0:
            return words
    return []


def weight_mb(folder: Path) -> float:
    """The size of all files under `folder` in MB of 10^6 bytes; a link weighs nothing."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink()) / 1e6


def pack(folder: Path) -> Path:
    """The built folder as one file beside it: zip on Windows, else tar.xz, which keeps links and permissions."""
    text = (ROOT / "assessments" / "__init__.py").read_text(encoding="utf-8")
    version = re.findall(r'__version__ = "(.+?)"', text)[0]
    system = {"Darwin": "macos"}.get(platform.system(), platform.system().lower())
    target = DIST / f"certcheckup-{version}-{system}-{platform.machine().lower()}{'.zip' if WINDOWS else '.tar.xz'}"
    if WINDOWS:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(folder.rglob("*")):
                archive.write(path, path.relative_to(DIST))
    else:
        with tarfile.open(target, "w:xz", preset=3) as archive:
            archive.add(folder, folder.name)
    return target


def task_lock(_words: list[str]) -> int:
    """Resolve pyproject.toml afresh for every system and Python at once, without a word of where it was downloaded."""
    maker = BUILD / "lock-venv"
    python = python_of(maker)
    if not python.exists():
        make_venv(maker)
        must([str(python), "-m", "pip", "install", "-q", "uv"])
    words = [str(python), "-m", "uv", "-q", "pip", "compile", "pyproject.toml", "--universal", "--generate-hashes",
             "--python-version", "3.11", "--no-header", "--no-annotate", "--no-emit-index-url",
             "--no-emit-find-links"]  # fmt: skip
    dev = LOCKS["dev"].name
    must([*words, "--group", "dev", "--group", "dist", "-o", dev])
    must([*words, "--group", "build", "-c", dev, "-o", LOCKS["run"].name])
    must([*words, "--group", "dist", "-c", dev, "-o", LOCKS["dist"].name])
    return 0


TASKS = {
    "run": task_run,
    "test": task_test,
    "lint": task_lint,
    "bench": task_bench,
    "dist": task_dist,
    "lock": task_lock,
}


def main() -> int:
    """Do the task that was asked for."""
    words = sys.argv[1:]
    if not words or words[0] not in TASKS:
        print(__doc__)
        return 0 if words in ([], ["-h"], ["--help"]) else 2
    use_new_enough_python()
    start = time.monotonic()
    code = TASKS[words[0]](words[1:])
    if words[0] != "run":
        say(f"{words[0]}: {'failed' if code else 'done'} in {time.monotonic() - start:.0f} s")
    return code


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)

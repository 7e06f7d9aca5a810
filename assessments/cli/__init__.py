"""The second door: everything the window does, by command, with JSON. No Qt."""

from __future__ import annotations


def main(argv: list[str] | None = None) -> int:
    """Run a command; the exit code: 0 done, 2 wrong use or bad input (one sentence on stderr), 1 a bug."""
    from assessments.cli.app import run

    return run(argv)

"""Arguments given: the command line, without Qt (but for self-test and tour, which are about the window). None: the window."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Start the program; the exit code."""
    words = sys.argv[1:] if argv is None else argv
    if not words:
        from desktop.app import run

        return run()
    if words[0] == "self-test":
        from desktop.self_test import main as self_test

        return self_test(words[1:])
    if words[0] == "tour":
        from desktop.tour import main as tour

        return tour(words[1:])
    from assessments.cli import main as command_line

    return command_line(words)


if __name__ == "__main__":
    from multiprocessing import freeze_support

    freeze_support()
    sys.exit(main())

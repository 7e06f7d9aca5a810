"""In a process of its own, since that one forks; see kills.py."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills by SIGKILL")


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_no_acknowledged_answer_is_lost_when_the_program_is_killed(kills):
    ran = subprocess.run([sys.executable, "-m", "tests.storage.kills", str(kills), "7"], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    tally = json.loads(ran.stdout)
    print(tally)
    assert tally["kills"] == kills
    assert tally["acknowledged"] > 5 * kills
    assert (tally["lost"], tally["torn"], tally["damaged"]) == (0, 0, 0)

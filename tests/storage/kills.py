"""The power cut, many times over: a child answers items and is killed at any moment; what it had acknowledged must be there.

python -m tests.storage.kills 200
"""

import hashlib
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from assessments.checklist import STATES, Answer
from assessments.packs import BUNDLED
from assessments.profile import EnterpriseProfile
from assessments.services import backups, enterprises, rounds
from assessments.services.workspace import open_workspace
from checklists.pack import Pack

LONGEST = 0.3
"""Seconds within which a child is killed: about a third of them while the workspace is still being opened."""


@dataclass
class Tally:
    """What a row of kills came to."""

    kills: int = 0
    before_first: int = 0
    """Children killed before they had acknowledged anything, most of them while opening."""
    acknowledged: int = 0
    in_flight: int = 0
    """Answers on disk that the child had no time to acknowledge: at most one a kill."""
    lost: int = 0
    torn: int = 0
    damaged: int = 0
    seconds: float = 0.0

    @property
    def clean(self) -> bool:
        return not (self.lost or self.torn or self.damaged)


def digest(state: str | None, note: str) -> str:
    return hashlib.sha256(f"{state} {note}".encode()).hexdigest()[:24]


def answer_for_ever(folder: Path, round_id: str, pack: Pack, pipe: int, seed: int) -> None:
    """The child: answer one item after another, and say each only after it is on disk."""
    workspace = open_workspace(folder, pack)
    keys = [i.id for i in pack.checklist(pack.checklist_ids[-1]).items()]
    chance = random.Random(seed)
    while True:
        key, state, note = chance.choice(keys), chance.choice(STATES), str(chance.random()) * chance.choice((1, 300))
        rounds.answer(workspace, round_id, key, Answer(state, note=note, reason="-"))
        os.write(pipe, f"{key} {digest(state, note)}\n".encode())


class Killer:
    """One workspace whose writers are killed, and all that was ever acknowledged."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder / "workspace"
        self.pack = Pack(BUNDLED, cache=folder / "cache")
        self.chance = random.Random(seed)
        self.tally = Tally()
        self.said: dict[str, list[str]] = defaultdict(list)
        workspace = open_workspace(self.folder, self.pack)
        enterprise = enterprises.add(workspace, EnterpriseProfile(name="某厂")).created
        self.round = rounds.start(workspace, enterprise, self.pack.checklist_ids[-1], on=date(2026, 11, 22)).created
        workspace.close()

    def once(self) -> None:
        """Start a child, kill it at a random moment, look at what is left."""
        seed = self.chance.getrandbits(64)  # before the fork, so that no two children write the same values
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            try:
                answer_for_ever(self.folder, self.round, self.pack, writing, seed)
            finally:
                os._exit(1)
        os.close(writing)
        time.sleep(self.chance.uniform(0, LONGEST))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WTERMSIG(status) == signal.SIGKILL, "the child ended by itself"
        with os.fdopen(reading, "rb") as pipe:
            lines = [line.decode().split() for line in pipe.read().splitlines(keepends=True) if line.endswith(b"\n")]
        for key, value in lines:
            self.said[key].append(value)
        self.tally.kills += 1
        self.tally.acknowledged += len(lines)
        self.tally.before_first += not lines
        self.examine()

    def examine(self) -> None:
        """Open the workspace as the program would and count what is lost, torn or damaged."""
        workspace = open_workspace(self.folder, self.pack)
        try:
            stored = {key: digest(a.state, a.note) for key, a in rounds.answers(workspace, self.round).items()}
            self.tally.damaged += not backups.verify(workspace).clean
        finally:
            workspace.close()
        flying = 0
        for key in {*stored, *self.said}:
            said, found = self.said[key], stored.get(key)
            if said and found == said[-1]:
                continue
            if found is None or found in said:
                self.tally.lost += 1
            else:
                flying += 1
                said.append(found)
        self.tally.in_flight += flying
        self.tally.torn += max(0, flying - 1)


def run(kills: int, folder: Path, seed: int) -> Tally:
    """Kill that many children one after another on the same workspace."""
    start = time.monotonic()
    killer = Killer(folder, seed)
    for _ in range(kills):
        killer.once()
    killer.tally.seconds = round(time.monotonic() - start, 1)
    return killer.tally


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        tally = run(int(sys.argv[1]), Path(place), seed=int(sys.argv[2]) if len(sys.argv) > 2 else os.getpid())
    print(json.dumps(asdict(tally)))
    sys.exit(not tally.clean)

"""What every test stands on: no window, no network, no path outside the test's own folder, one warm pack."""

import os

os.environ["QT_QPA_PLATFORM"] = os.environ.get("CERTCHECKUP_TEST_PLATFORM", "offscreen")

import socket
import tempfile
from pathlib import Path

import pytest
from hypothesis import configuration, settings

from assessments import __version__
from assessments.packs import BUNDLED
from assessments.services.workspace import open_workspace
from checklists.pack import Pack

GUI = Path(__file__).with_name("desktop")
settings.register_profile("certcheckup", derandomize=True, deadline=None, database=None)
settings.load_profile("certcheckup")
configuration.set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "certcheckup-hypothesis")


def pytest_collection_modifyitems(config, items):
    """Mark what needs Qt; leave the slow ones out unless -m or a single test asks for them (-m "slow or not slow" runs all)."""
    for item in items:
        if item.path.is_relative_to(GUI):
            item.add_marker(pytest.mark.gui)
    if not config.option.markexpr and not any("::" in argument for argument in config.args):
        slow = [item for item in items if item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


@pytest.fixture(scope="session")
def cache_home(tmp_path_factory):
    """The cache folder of the whole run, so that the pack is read from YAML once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_folders(tmp_path, cache_home, monkeypatch):
    """Settings, data, home and temporary files go below the test's own folder."""
    home = tmp_path / "home"
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache_home))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """The program promises that nothing leaves the computer: any connection is a failure."""

    def refused(_socket, address):
        raise AssertionError(f"tried to connect to {address}")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket.socket, "connect_ex", refused)


@pytest.fixture(scope="session")
def pack(cache_home):
    """The shipped pack, warm."""
    return Pack(BUNDLED, cache=cache_home / "CertCheckup" / "packs" / __version__)


@pytest.fixture
def workspace(tmp_path, pack):
    """An empty workspace, open for writing."""
    made = open_workspace(tmp_path / "workspace", pack)
    yield made
    made.close()

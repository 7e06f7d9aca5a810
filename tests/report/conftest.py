"""Reports drawn once for all tests that read them."""

import pytest

from assessments.report import build, write_pdf
from tests.report import sample


@pytest.fixture(scope="session")
def chinese():
    """The content of the sample report in Chinese."""
    return build(sample.report_input())


@pytest.fixture(scope="session")
def english():
    """The content of the sample report in English."""
    return build(sample.report_input("en"))


@pytest.fixture
def drawn(tmp_path, chinese):
    """The sample report as a file."""
    return write_pdf(chinese, tmp_path / "report.pdf")

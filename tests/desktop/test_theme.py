"""Roles: both themes know the same, and every pair used for text can be read."""

import pytest

from desktop.qss import stylesheet
from desktop.theme import TEXT_SIZES, Theme, role_colours

TEXT_PAIRS = [
    ("text", "bg"), ("text", "surface"), ("text", "inset"), ("text", "tint"), ("muted", "bg"), ("muted", "surface"), ("muted", "inset"),
    ("accent", "bg"), ("accent", "surface"), ("on_accent", "accent"), ("on_accent", "accent_press"), ("on_tint", "tint"),
    ("met", "met_bg"), ("partly", "partly_bg"), ("not_met", "not_met_bg"), ("not_applicable", "not_applicable_bg"),
    ("met", "surface"), ("partly", "surface"), ("not_met", "surface"), ("text", "partly_bg"), ("text", "not_met_bg"),
]
EDGE_PAIRS = [("edge", "surface"), ("edge", "bg"), ("accent", "surface"), ("accent", "inset"), ("text", "tint")]


def luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_both_themes_have_the_same_roles():
    assert role_colours("light").keys() == role_colours("dark").keys()


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("ink, ground", TEXT_PAIRS)
def test_text_can_be_read(name, ink, ground):
    roles = role_colours(name)
    assert contrast(roles[ink], roles[ground]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("edge, ground", EDGE_PAIRS)
def test_edges_can_be_seen(name, edge, ground):
    roles = role_colours(name)
    assert contrast(roles[edge], roles[ground]) >= 3.0


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_sheet_is_made_at_every_text_size(qapp, percent):
    sheet = stylesheet(Theme("dark", percent))
    assert "{" in sheet and "{{" not in sheet
    assert role_colours("dark")["accent"] in sheet


def test_text_size_scales_fonts_and_space(qapp):
    theme = Theme("light", 200)
    assert (theme.px(24), theme.font("title").pixelSize()) == (48, 40)

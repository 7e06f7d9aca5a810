"""Cut the fonts for PDF and forms out of the whole ones; run by hand when charset.txt or a font changes.

    python resources/fonts/subset.py            cut the three weights to charset.txt
    python resources/fonts/subset.py --grow     first add every character the project's own texts use

charset.txt began as GB 2312 (all 6,763 ideographs) with the further ideographs of the General Standard Chinese
Characters of 2013, Latin with pinyin tones, Greek, punctuation, units and arrows. A character outside it, in a rare
name, is taken from the whole font at run time, so leaving one out costs speed and never a glyph.

The whole fonts are the static TrueType files of npm package @expo-google-fonts/noto-sans-sc 0.4.3 (weights 400, 500
and 700), renamed and otherwise untouched. ReportLab cannot read the OpenType/CFF builds.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
CHARSET = HERE / "charset.txt"
WEIGHTS = ("Regular", "Medium", "Bold")
TEXTS = ("*.py", "*.yaml", "*.csv", "*.json", "*.md")
LINE = 64  # characters a line, so that a change shows as one line in a diff


def wanted() -> set[str]:
    """The characters of charset.txt."""
    return {c for c in CHARSET.read_text(encoding="utf-8") if c != "\n"}


def used() -> set[str]:
    """Every printable character in the project's own texts."""
    found: set[str] = set()
    for folder in ("assessments", "checklists", "desktop", "resources"):
        for pattern in TEXTS:
            for path in (PROJECT / folder).rglob(pattern):
                found.update(path.read_text(encoding="utf-8"))
    return {c for c in found if c.isprintable()}


def write_charset(characters: set[str]) -> None:
    """Put `characters` into charset.txt, in code point order."""
    ordered = "".join(sorted(characters))
    lines = [ordered[start : start + LINE] for start in range(0, len(ordered), LINE)]
    CHARSET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def held(font: Path) -> set[str]:
    """The characters a font file has."""
    return set(map(chr, TTFont(font).getBestCmap() or {}))


def cut(weight: str, characters: set[str]) -> Path:
    """Write the font of `weight` with `characters` only, and without what neither ReportLab nor a form field reads."""
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False  # the same bytes from the same input
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]  # copyright and licence stay with the font
    options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx", "STAT", "meta", "DSIG"]
    font = subset.load_font(str(HERE / f"NotoSansSC-{weight}.ttf"), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(characters))
    cutter.subset(font)
    target = HERE / "pdf" / f"NotoSansSC-{weight}-subset.ttf"
    subset.save_font(font, str(target), options)
    return target


def main() -> None:
    """Cut all weights, and say what the fonts themselves lack."""
    characters = wanted()
    if "--grow" in sys.argv[1:]:
        characters |= used() & held(HERE / "NotoSansSC-Regular.ttf")
        write_charset(characters)
    for weight in WEIGHTS:
        target = cut(weight, characters)
        lacking = "".join(sorted(characters - held(target)))
        sys.stdout.write(f"{target.name}: {target.stat().st_size / 1e6:.2f} MB; not in the font: {lacking or 'none'}\n")


if __name__ == "__main__":
    main()

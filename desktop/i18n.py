"""Words of the window: `tr("page.key", n=3)`, from resources/texts/desktop.<lang>.json, switchable while running."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator, Signal

from resources.texts import texts

LANGUAGES = ("zh", "en")


class Language(QObject):
    """The language in force; `languageChanged` is sent after a switch."""

    languageChanged = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.code = "zh"

    def use(self, code: str) -> None:
        """Switch to `zh` or `en`."""
        if code not in LANGUAGES:
            raise ValueError(code)
        if code != self.code:
            self.code = code
            self.languageChanged.emit(code)


language = Language()
QT_FILES = {"zh": "qtbase_zh_CN", "en": "qtbase_en"}
_translators: list[QTranslator] = []


def speak_qt() -> bool:
    """Give Qt's own dialogs the language in force; whether its words were found."""
    app = QCoreApplication.instance()
    if app is None:
        return False
    for old in _translators:
        app.removeTranslator(old)
    _translators.clear()
    fresh = QTranslator()
    if not fresh.load(QT_FILES[language.code], QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        return False
    _translators.append(fresh)
    return app.installTranslator(fresh)


def lang() -> str:
    """Code of the language in force."""
    return language.code


def headed(clause: str, heading: str) -> str:
    """A clause number before its heading. Some checklists have words for a clause: they would only repeat the heading."""
    return f"{clause} {heading}".strip() if clause.isascii() else heading or clause


def tr(key: str, **params: object) -> str:
    """The text of `key` with its parameters filled in. English may have a `key.one` for n == 1."""
    table = texts("desktop", language.code)
    if params.get("n") == 1 and f"{key}.one" in table:
        key = f"{key}.one"
    text = table[key]
    return text.format(**params) if params else text

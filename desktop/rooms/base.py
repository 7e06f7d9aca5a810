"""What every room shares: the context it works in, and a page built when first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop.case import Case
from desktop.desk import Desk
from desktop.i18n import lang
from desktop.pages.base import Page
from desktop.settings import Settings

P = TypeVar("P", bound=Page)


@dataclass(frozen=True, slots=True)
class Context:
    """What rooms are handed: the workspace, the open enterprise, settings, and the way to another room."""

    desk: Desk
    case: Case
    settings: Settings
    go: Callable[[str], object]
    open_card: Callable[[str], object]
    open_group: Callable[[str], object]
    open_file: Callable[[str], object]
    open_folder: Callable[[str], object]


class Room(Generic[P]):
    """A page with what fills it. `drop` throws the page away, for instance when the language changes."""

    key = ""
    place = "enterprises"

    def __init__(self, context: Context) -> None:
        self.context = context
        self._page: P | None = None

    @property
    def page(self) -> P:
        """The page, built on first use."""
        if self._page is None:
            self._page = self.build()
        return self._page

    @property
    def built(self) -> bool:
        """Whether the page exists already."""
        return self._page is not None

    def build(self) -> P:
        """Make the page and connect its wishes."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the facts as they are now."""

    def enter(self) -> None:
        """The page comes to the front."""
        self.refresh()

    def leave(self) -> None:
        """The page goes to the back: what was typed must not be lost."""

    def drop(self) -> None:
        """Forget the page; the next use builds it afresh."""
        self._page = None


def round_name(context: Context, scheme: str, number: int) -> str:
    """A round as lists name it: scheme, and the number where there is more than one round."""
    card = context.desk.workspace.pack.schemes.get(scheme)
    name = card.short.get(lang()) if card else scheme
    return name if number < 2 else f"{name} #{number}"

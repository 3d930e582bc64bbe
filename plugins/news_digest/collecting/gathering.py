"""Web pages into seeds: each is fetched, looked at, and saved once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..formats import Unreadable, read_page
from ..model import Seed
from ..problems import Severity
from ..settings import Settings
from ..unseen import printable
from ..webaddresses import address_key
from .haul import Haul
from .keeping import page_name, save_again, save_new, with_origin
from .known import known_addresses, same_text
from .visiting import Fetched, Visitor
from .wire import Failed


@dataclass
class Errand:
    """One run to the network: for which digest, by whom, what is there already, and what came."""

    settings: Settings
    visitor: Visitor
    haul: Haul
    known: dict[str, Path]
    """By the key of an address what is there of it; grows with the run."""

    @classmethod
    def of(cls, settings: Settings, visitor: Visitor, haul: Haul) -> Errand:
        return cls(settings, visitor, haul, known_addresses(settings))


def gather(addresses: Iterable[str], errand: Errand, again: bool = False) -> None:
    """Save the pages that are not here yet; with `again` those that are here are fetched anew. Raises OSError."""
    haul = errand.haul
    for address in dict.fromkeys(addresses):
        place = errand.known.get(address_key(address))
        if place and not again:
            _is_here(address, place, errand)
            continue
        try:
            fetched = errand.visitor.fetch(address)
        except Failed as failure:
            haul.tell(address, printable(failure.message), failure.advice, Severity.ERROR)
            continue
        place = errand.known.get(address_key(fetched.address)) or place
        if place and not again:
            _is_here(address, place, errand)
        elif (path := _place(address, fetched, place, errand)) is not None:
            data = with_origin(fetched.data, fetched.media, fetched.charset, fetched.address)
            _write(errand.settings.seeds, path, data, haul, known_before=path == place)
            haul.taken.append(address)
            errand.known[address_key(address)] = errand.known[address_key(fetched.address)] = path
            _look_at(path, data, haul)


def _is_here(address: str, place: Path, errand: Errand) -> None:
    errand.known[address_key(address)] = place
    errand.haul.taken.append(address)
    errand.haul.tell(address, f"is here already, {place.as_posix()}", "To fetch it anew, say --again.")


def _place(address: str, fetched: Fetched, place: Path | None, errand: Errand) -> Path | None:
    """Where a page is to be saved; None, and told, where something of the editor's is in the way."""
    path = errand.settings.seeds / page_name(fetched.address, fetched.media)
    said, advice = "", "Rename or delete that file first."
    if place and place.stem == path.stem:
        return place  # where the editor has put it
    if place:
        said = f"is here already, {place.as_posix()}, which this command did not fetch"
    elif path.exists() or path.is_symlink():  # a link may lead nowhere
        said = f"would be saved as {path.as_posix()}, which is there"
    elif twin := same_text(fetched.data, errand.settings):
        errand.haul.taken.append(address)
        said, advice = f"has the same bytes as {twin.as_posix()}, so it is not saved again", ""
    if said:
        errand.haul.tell(address, said, advice)
        return None
    return path


def _write(folder: Path, path: Path, data: bytes, haul: Haul, known_before: bool) -> None:
    if not known_before:
        save_new(folder, path, data)
        haul.came(path.as_posix())
    elif save_again(folder, path, data):
        haul.came(f"{path.as_posix()} (renewed)")
    else:
        haul.came(f"{path.as_posix()} (as it was)")


def _look_at(path: Path, data: bytes, haul: Haul) -> None:
    """Tell where what came is no whole article, for that is when it can still be got otherwise."""
    try:
        page = read_page(Seed(path, path.name), data)
    except Unreadable as error:
        haul.tell(path.as_posix(), str(error))
        return
    if page.partial:
        haul.tell(
            path.as_posix(),
            "holds only the opening of the article, as it is shown to those who have not paid or logged in",
            "Save it in the browser, where you are logged in, over this file.",
        )

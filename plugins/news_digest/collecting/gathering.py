"""Web pages into seeds: each is fetched, looked at, and saved once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..formats import Unreadable, read_page
from ..manifest import write_if_changed
from ..model import Seed
from ..problems import Severity
from ..settings import Settings
from .haul import Haul, printable
from .keeping import page_name, save_new, with_origin
from .known import address_key, known_addresses, same_text
from .visiting import Fetched, Visitor
from .wire import Failed


def gather(
    addresses: Iterable[str], settings: Settings, visitor: Visitor, haul: Haul, again: bool = False
) -> None:
    """Save the pages that are not here yet; with `again` those that are here are fetched anew. Raises OSError."""
    known = known_addresses(settings)
    for address in dict.fromkeys(addresses):
        place = known.get(address_key(address))
        if place and not again:
            haul.taken.append(address)
            haul.tell(address, f"is here already, {place.as_posix()}", "To fetch it anew, say --again.")
            continue
        try:
            fetched = visitor.fetch(address)
        except Failed as failure:
            haul.tell(address, printable(failure.message), failure.advice, Severity.ERROR)
            continue
        _save(address, fetched, known, settings, haul, again)


def _save(
    address: str, fetched: Fetched, known: dict[str, Path], settings: Settings, haul: Haul, again: bool
) -> None:
    """Put a page into its file, unless the same is there."""
    haul.taken.append(address)
    place = known.get(address_key(fetched.address)) or known.get(address_key(address))
    if place and not again:
        known[address_key(address)] = place
        haul.tell(address, f"is here already, {place.as_posix()}", "To fetch it anew, say --again.")
        return
    data = with_origin(fetched.data, fetched.media, fetched.charset, fetched.address)
    path = settings.seeds / page_name(fetched.address, fetched.media)
    if place and place.stem == path.stem:
        path = place  # where the editor has put it
    elif place:
        haul.tell(
            address,
            f"is here already, {place.as_posix()}, which this command did not fetch",
            "Rename or delete that file first.",
        )
        return
    elif path.exists():
        haul.tell(
            address, f"would be saved as {path.as_posix()}, which is there", "Rename or delete that file."
        )
        return
    elif twin := same_text(fetched.data, settings):
        haul.tell(address, f"has the same bytes as {twin.as_posix()}, so it is not saved again")
        return
    _write(path, data, haul, known_before=path == place)
    known[address_key(address)] = known[address_key(fetched.address)] = path
    _look_at(path, data, haul)


def _write(path: Path, data: bytes, haul: Haul, known_before: bool) -> None:
    if not known_before:
        save_new(path, data)
        haul.came(path.as_posix())
    elif write_if_changed(path, data):
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

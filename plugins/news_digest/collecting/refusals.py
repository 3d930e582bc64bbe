"""What a server's refusal means, and what to do about it."""

from __future__ import annotations

from .wire import Failed

BY_BROWSER = "Save it in the browser, where you are logged in, and add the file."
REFUSALS: dict[int, tuple[str, str]] = {
    401: ("wants you to log in", BY_BROWSER),
    402: ("wants to be paid for", BY_BROWSER),
    403: ("does not let programs in, or wants you to log in", BY_BROWSER),
    404: ("is not there", "Look whether the address is right; archives such as web.archive.org may have it."),
    407: ("is behind a proxy that wants you to log in", BY_BROWSER),
    410: ("was taken down", "Archives such as web.archive.org may have it."),
    451: ("is withheld for legal reasons", "Nothing can be done from here."),
}
"""Status of HTTP -> what it means, what to do."""


def refusal(status: int) -> Failed:
    """The words for a status of HTTP that is not 200."""
    if status >= 500:
        said, advice = "can't be shown: the server has a fault", "Try again later."
    else:
        said, advice = REFUSALS.get(status, ("did not come", "Open it in the browser, and save it there."))
    return Failed(f"{said} (HTTP {status})", advice)

"""Why lines of the raw copy were cut: for the catalogue, since the rooms that cut know no language of a site."""

from __future__ import annotations

from .wording import N_

REASONS = (
    N_("above the story"),
    N_("below the story"),
    N_("line of the masthead"),
    N_("read as masthead"),
    N_("read as dek"),
    N_("headline repeated"),
    N_("repeated paragraph"),
    N_("pull quote: the words stand in the text"),
    N_("another story's headline"),
    N_("other stories"),
    N_("related link"),
    N_("note on the writer"),
    N_("end of the page"),
    N_("readers' comments"),
    N_("print or share link"),
    N_("address of the page"),
    N_("note of the page on its age"),
    N_("counter"),
    N_("advertisement"),
    N_("newsletter"),
    N_("cookie or privacy notice"),
    N_("subscription notice"),
    N_("credits"),
    N_("copyright line"),
    N_("topics"),
    N_("page navigation"),
    N_("ornament"),
    N_("outside the main text"),
    N_("attachment"),
    N_("note of the forwarder"),
    N_("header of the forwarded message"),
    N_("front matter the digest does not know"),
)
"""All that there are."""

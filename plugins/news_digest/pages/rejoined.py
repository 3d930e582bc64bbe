"""Words in whose middle or between which something stands, as a stranger's program reads them: tags, hyphens at the
ends of lines, numbers of lines, the times of subtitles. And what stands as letters and digits for other bytes.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator

LETTER = rb"[0-9A-Za-z\x80-\xff]"
IN_LINE = (
    rb"abbr|acronym|bdi|bdo|big|cite|code|dfn|em|font|ins|kbd|mark|samp|small|span|strong|strike|sub|sup|time|var"
    rb"|[abiqsu]|tt"
)
TAGS = re.compile(
    rb"(?<!>)(?:</?(?:%b)(?:\s[^<>]*)?/?>)++(?=%b)" % (IN_LINE, LETTER), re.I
)  # <span class="cap">T</span>he
HYPHEN = re.compile(rb"(?<=%b)(?:-|\xe2\x80\x90)[ \t]*\r?\n\s*(?=%b)" % (LETTER, LETTER))  # the libra-⏎ry
CUE = re.compile(
    rb"^(?:\d{1,6}[ \t]*\r?\n)?[ \t]*\d[\d:.,]{4,15}[ \t]*-->[^\n]*\n", re.M
)  # 7⏎00:00:21,000 --> 00:00:24,000⏎ of subtitles
NUMBER = re.compile(rb"^[ \t]*\d{1,5}[.:)]?(?:[ \t]+|$)", re.M)  # 12  of a transcript
BASE64 = re.compile(
    rb"(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/_-]{4}){20,}(?:[A-Za-z0-9+/_-]{2,3}={0,2})?"
)  # data:text/plain;base64,VGhlIG1...
LINES = re.compile(rb"(?<=[A-Za-z0-9+/]{60})\r?\n(?=[A-Za-z0-9+/=])")  # at the ends of lines of such letters
URL_SAFE = bytes.maketrans(b"-_", b"+/")


def rejoined(data: bytes) -> Iterator[bytes]:
    """The text with its words, and their parts, together, where something stands between."""
    whole = TAGS.sub(b"", data) if b"</" in data else data
    if b"-->" in whole:
        whole = CUE.sub(b"", whole)
    if 2 * len(NUMBER.findall(whole)) > whole.count(b"\n"):
        whole = NUMBER.sub(b"", whole)
    if b"-" in whole or b"\xe2\x80\x90" in whole:
        whole = HYPHEN.sub(b"", whole)
    if len(whole) < len(data):
        yield whole


def spelt(data: bytes) -> Iterator[bytes]:
    """The bytes for which long runs of letters and digits stand in base64."""
    for found in BASE64.finditer(LINES.sub(b"", data)):
        letters = found[0].translate(URL_SAFE).rstrip(b"=")
        try:
            yield b64decode(letters + b"=" * (-len(letters) % 4))
        except Error:
            continue

"""Fetching pages: from public addresses only, politely, and within limits of size and time."""

from __future__ import annotations

import shutil
import socket
import time
import tracemalloc
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from typing import Any

import certifi
import pytest

from hostile import ROBOTS, STORY, Answer, Server, bomb, encrypted, serving
from news_digest.collecting import wire
from news_digest.collecting.addresses import is_public
from news_digest.collecting.visiting import Visitor, web_address
from news_digest.collecting.wire import Failed, Limits, user_agent


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def visitor(slept: list[float]) -> Visitor:
    """Lets itself be led to 127.0.0.1, where the test's server is, and to no other address of this machine."""
    limits = Limits(seconds=1.5, silence=1.0, size=1_000_000)
    return Visitor(lambda address: address == "127.0.0.1", limits, slept.append)


def refusal(visitor: Visitor, address: str) -> str:
    began = time.monotonic()
    with pytest.raises(Failed) as caught:
        visitor.fetch(address)
    assert time.monotonic() - began < 20
    assert caught.value.advice
    return caught.value.message


def test_a_page_comes_as_its_bytes(visitor: Visitor, server: Server) -> None:
    fetched = visitor.fetch(f"{server.origin}/story#part")
    assert (fetched.address, fetched.data) == (f"{server.origin}/story", STORY.encode())
    assert (fetched.media, fetched.charset) == ("text/html", "utf-8")
    assert server.asked == [ROBOTS, "/story"]
    assert set(server.agents) == {user_agent()}
    assert user_agent().startswith("news-digest/")


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
    192.0.2.1 198.18.0.1 203.0.113.9 224.0.0.1 239.1.2.3 240.0.0.1 255.255.255.255 :: ::1 fe80::1 fe80::1%eth0 fc00::1
    fd12::1 fec0::1 ff02::1 ff0e::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:a9fe:a9fe 64:ff9b::7f00:1 64:ff9b::a00:1
    2002:7f00:1:: 2002:a00:1:: 2001:db8::1 2001:0:4136:e378:8000:63bf:80ff:fffe localhost 127.1
    64:ff9b:1::a00:1""".split(),
)
def test_addresses_that_are_not_asked(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", "1.1.1.1 93.184.216.34 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808".split()
)
def test_addresses_that_are_asked(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    "127.0.0.1 localhost 2130706433 0x7f000001 0177.0.0.1 127.1 0 [::1] [::ffff:127.0.0.1] [::] 10.0.0.1"
    " 169.254.169.254".split(),
)
def test_users_are_kept_from_this_machine_and_network(host: str, server: Server) -> None:
    port = server.origin.rpartition(":")[2]
    said = refusal(Visitor(limits=Limits(seconds=2, silence=1)), f"http://{host}:{port}/story")
    assert (
        "private network" in said or "did not come" in said
    )  # the latter where the system knows no such name
    assert server.asked == []


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("file:///etc/passwd", "is no web address that can be fetched"),
        ("ftp://example.com/", "is no web address that can be fetched"),
        ("https://", "is no web address"),
        ("https://user:word@example.com/", "holds a name or password"),
        ("http://exa mple.com:port/", "is no web address"),
        ("https://example.com/" + "a" * 3000, "is no web address that can be fetched"),
    ],
)
def test_what_is_no_address(address: str, words: str) -> None:
    with pytest.raises(Failed, match=words):
        web_address(address)


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(
    visitor: Visitor, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that means another address each time it is looked up leads nowhere else."""
    port = int(server.origin.rpartition(":")[2])
    looked = []

    def changing(host: str, *_: Any, **__: Any) -> list[Any]:
        looked.append(host)
        address = "127.0.0.1" if len(looked) % 2 else "127.0.0.2"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    assert "private network" in refusal(visitor, f"http://rebound.example:{port}/story")
    assert (looked, server.asked) == (["rebound.example"] * 2, [ROBOTS])


def test_time_that_looking_up_a_name_takes_counts(
    visitor: Visitor, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo

    def slowly(*asked: Any, **more: Any) -> list[Any]:
        time.sleep(0.4)
        return real(*asked, **more)

    monkeypatch.setattr(socket, "getaddrinfo", slowly)
    visitor.limits = Limits(seconds=0.2, silence=1.0)
    assert refusal(visitor, f"{server.origin}/story") == "took longer than 0.2 seconds"
    assert server.asked == []


def test_an_address_is_chosen_among_those_that_may_be_asked(
    visitor: Visitor, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(server.origin.rpartition(":")[2])
    both = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("127.0.0.2", "127.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert visitor.fetch(f"http://two.example:{port}/story").data == STORY.encode()


def test_a_library_that_goes_around_the_check_is_noticed(
    visitor: Visitor, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(wire._Guard, "_new_conn")
    assert "goes around the check" in refusal(visitor, f"{server.origin}/story")
    assert server.asked == []


def moved(where: str) -> Answer:
    return Answer(b"", 302, headers={"Location": where})


def test_redirects_are_followed(visitor: Visitor, server: Server) -> None:
    for n in range(5):
        server.say(f"/{n}", moved(f"/{n + 1}" if n < 4 else "/story"))
    assert visitor.fetch(f"{server.origin}/0").address == f"{server.origin}/story"
    server.say("/first", moved("/0"))
    assert refusal(visitor, f"{server.origin}/first") == "leads on more than 5 times"


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("file:///etc/passwd", "is no web address"),
        ("http://127.0.0.2:{port}/story", "private network"),
        ("http://10.0.0.1/", "private network"),
        ("http://[::1]:{port}/story", "private network"),
        ("//169.254.169.254/latest/meta-data/", "private network"),
        ("/here", "round in a circle"),
        ("http://user:pass@127.0.0.1:{port}/story", "holds a name or password"),
        ("http://%00/", "is no web address|did not come"),
    ],
)
def test_redirects_are_looked_at(where: str, words: str, visitor: Visitor, server: Server) -> None:
    address = server.say("/here", moved(where.format(port=server.origin.rpartition(":")[2])))
    with pytest.raises(Failed, match=words):
        visitor.fetch(address)
    assert "/story" not in server.asked


@pytest.mark.parametrize("how", ["drip", "drip-headers"])
def test_a_page_that_drips_is_given_up(how: str, visitor: Visitor, server: Server) -> None:
    address = server.say("/slow", Answer(how=how))
    began = time.monotonic()
    assert refusal(visitor, address) == "took longer than 1.5 seconds"
    assert time.monotonic() - began < 6


def test_a_server_that_says_nothing_is_given_up(visitor: Visitor) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        assert "did not come" in refusal(visitor, f"http://127.0.0.1:{mute.getsockname()[1]}/")


@pytest.mark.parametrize("how", ["endless", "chunks"])
def test_a_page_without_end_is_given_up(how: str, visitor: Visitor, server: Server) -> None:
    address = server.say("/endless", Answer(how=how))
    assert refusal(visitor, address).startswith("is larger than")
    assert server.sent < 20_000_000


def test_a_page_that_says_it_is_huge_is_not_read(visitor: Visitor, server: Server) -> None:
    address = server.say("/huge", Answer(how="endless", headers={"Content-Length": "99999999999"}))
    assert refusal(visitor, address).startswith("is larger than 0.954 MB")


@pytest.mark.parametrize("packing", ["gzip", "gzip, gzip"])
def test_a_page_that_swells_is_given_up(packing: str, visitor: Visitor, server: Server) -> None:
    body = bomb(300 * 2**20)
    if packing != "gzip":
        import gzip

        body = gzip.compress(body)
    address = server.say("/bomb", Answer(body, headers={"Content-Encoding": packing}))
    tracemalloc.start()
    assert refusal(visitor, address).startswith("is larger than")
    assert tracemalloc.get_traced_memory()[1] < 30_000_000
    tracemalloc.stop()


def test_a_packed_page_is_unpacked(visitor: Visitor, server: Server) -> None:
    import gzip

    packed = Answer(gzip.compress(STORY.encode()), headers={"Content-Encoding": "gzip"})
    assert visitor.fetch(server.say("/packed", packed)).data == STORY.encode()


@pytest.mark.parametrize(
    "broken", [Answer(how="cut"), Answer(b"no gzip", headers={"Content-Encoding": "gzip"})]
)
def test_a_broken_answer_is_none(broken: Answer, visitor: Visitor, server: Server) -> None:
    said = refusal(visitor, server.say("/broken", broken))
    assert said.startswith("did not come (")
    assert "object at" not in said


def test_a_port_without_a_server(visitor: Visitor, server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert refusal(visitor, f"http://127.0.0.1:{port}/") == "did not come (Connection refused)"


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ("application/pdf", "is application/pdf"),
        ("image/png", "is image/png"),
        ("", "does not say what it is"),
    ],
)
def test_what_is_no_page(media: str, words: str, visitor: Visitor, server: Server) -> None:
    assert words in refusal(visitor, server.say("/other", Answer(media=media)))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "log in"),
        (402, "paid"),
        (403, "log in"),
        (404, "not there"),
        (410, "taken down"),
        (418, "418"),
        (500, "fault"),
    ],
)
def test_refusals_are_told(status: int, words: str, visitor: Visitor, server: Server) -> None:
    said = refusal(visitor, server.say("/no", Answer(b"", status)))
    assert words in said
    assert f"(HTTP {status})" in said


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_given_time(
    status: int, visitor: Visitor, server: Server, slept: list[float]
) -> None:
    busy = Answer(b"", status, headers={"Retry-After": "7"})
    assert visitor.fetch(server.say("/busy", busy, Answer())).data == STORY.encode()
    assert 7.0 in slept
    soon = Answer(b"", status, headers={"Retry-After": formatdate(time.time() + 20, usegmt=True)})
    visitor.fetch(server.say("/soon", soon, Answer()))
    assert any(18 <= pause <= 20 for pause in slept)


def test_a_server_that_stays_busy_is_left_alone(visitor: Visitor, server: Server) -> None:
    busy = Answer(b"", 429, headers={"Retry-After": "1"})
    assert refusal(visitor, server.say("/busy", busy)) == "is busy (HTTP 429)"
    assert server.asked.count("/busy") == 3
    never = Answer(b"", 429, headers={"Retry-After": "86400"})
    assert "asks to wait 86400 seconds" in refusal(visitor, server.say("/never", never))
    assert server.asked.count("/never") == 1
    for nonsense in ("", "soon", "-5", "²", "9" * 400):
        address = server.say("/odd", Answer(b"", 503, headers={"Retry-After": nonsense} if nonsense else {}))
        assert "is busy" in refusal(visitor, address)


def rules(text: str, status: int = 200) -> Answer:
    return Answer(text.encode(), status, "text/plain")


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("User-agent: *\nDisallow: /st", False),
        ("User-agent: *\nDisallow: /*ory$", False),
        ("User-agent: *\nDisallow: /\nAllow: /story", True),
        ("User-agent: news-digest\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: other\nDisallow: /", True),
        ("\x00\xff<html>no rules</html>", True),
        ("", True),
    ],
)
def test_robots_are_heeded(text: str, allowed: bool, visitor: Visitor, server: Server) -> None:
    server.say(ROBOTS, rules(text))
    if allowed:
        assert visitor.fetch(f"{server.origin}/story").data
    else:
        assert "asks programs to leave it alone" in refusal(visitor, f"{server.origin}/story")
        assert "/story" not in server.asked


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_robots_with_a_byte_order_mark_are_heeded(codec: str, visitor: Visitor, server: Server) -> None:
    server.say(ROBOTS, Answer("User-agent: *\nDisallow: /st".encode(codec), media="text/plain"))
    assert "asks programs to leave it alone" in refusal(visitor, f"{server.origin}/story")


def test_where_robots_cannot_be_read_nothing_is(visitor: Visitor, server: Server) -> None:
    server.say(ROBOTS, rules("", 500))
    assert "robots.txt can't be read now (HTTP 500)" in refusal(visitor, f"{server.origin}/story")
    assert server.asked == [ROBOTS]


def test_robots_without_end_are_read_for_a_while(visitor: Visitor, server: Server) -> None:
    server.say(ROBOTS, Answer(media="text/plain", how="endless"))
    assert visitor.fetch(f"{server.origin}/story").data


def test_where_it_is_led_robots_are_heeded_too(visitor: Visitor, server: Server) -> None:
    server.say(ROBOTS, rules("User-agent: *\nDisallow: /story"))
    assert "leave it alone" in refusal(visitor, server.say("/go", moved("/story")))


@pytest.mark.parametrize("path", ["/go", ROBOTS])
def test_an_address_that_is_none_is_told(path: str, visitor: Visitor, server: Server) -> None:
    server.say(path, moved("http://[x"))
    assert "leads to 'http://[x', which is no web address" in refusal(visitor, f"{server.origin}/go")


def test_a_host_is_asked_slowly(visitor: Visitor, server: Server, slept: list[float]) -> None:
    for _ in range(3):
        visitor.fetch(f"{server.origin}/story")
    assert len(slept) == 3  # before each request but the first, which was for robots.txt
    assert all(0.5 < pause <= 1 for pause in slept)


def test_a_host_may_ask_for_more_time(visitor: Visitor, server: Server, slept: list[float]) -> None:
    server.say(ROBOTS, rules("User-agent: *\nCrawl-delay: 5"))
    visitor.fetch(f"{server.origin}/story")
    assert 4 < slept[-1] <= 5
    with serving() as other:
        other.say(ROBOTS, rules("User-agent: *\nCrawl-delay: 86400"))
        visitor.fetch(f"{other.origin}/story")
    assert slept[-1] <= 30


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes the certificate")
def test_encrypted_pages_need_a_certificate_that_is_trusted(
    visitor: Visitor, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = encrypted(server.http, tmp_path)
    port = server.origin.rpartition(":")[2]
    assert "self-signed certificate" in refusal(visitor, f"https://localhost:{port}/story")
    monkeypatch.setattr(certifi, "where", lambda: str(certificate))
    assert visitor.fetch(f"https://localhost:{port}/story").data == STORY.encode()
    assert "is not valid for" in refusal(visitor, f"https://127.0.0.1:{port}/story")
    assert server.asked == [ROBOTS, "/story"]
    assert "private network" in refusal(Visitor(), f"https://localhost:{port}/story")


def test_a_handshake_that_drips_is_given_up(visitor: Visitor, server: Server) -> None:
    address = server.say("/", Answer(how="drip-headers")).replace("http:", "https:")
    assert "did not come" in refusal(visitor, address) or server.asked == []

"""Addresses of hosts that may be asked: only such as belong to the public network."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

NAT64 = IPv6Network("64:ff9b::/96")
SITE_LOCAL = IPv6Network("fec0::/10")


def is_public(address: str) -> bool:
    """Whether a numeric IP address is a public one, not that of this machine, this network or a group."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _inside(found) if isinstance(found, IPv6Address) else None
    return all(
        one.is_global and not one.is_multicast and not one.is_reserved for one in (inner or found,)
    ) and (found not in SITE_LOCAL)


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for, in the ways in which networks translate them."""
    if address.teredo:
        return address.teredo[1]
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour

"""What runs where nothing has changed since the build before."""

from __future__ import annotations

from typing import Any

from pelican.generators import Generator


class IdleGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Runs where nothing has changed since the build before."""

    def generate_output(self, _writer: Any) -> None:
        """Keep Pelican from copying files that are there already."""
        self.context["staticfiles"].clear()

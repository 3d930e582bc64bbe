"""News Digest: raw copies of news articles in, an annotated and cross-linked static digest out."""


def register() -> None:
    """Connect the digest to Pelican; called by Pelican when it loads the plugin."""
    from .hooks import connect  # a worker process or the command line needs no Pelican

    connect()

"""News Digest: raw copies of news articles in, an annotated and cross-linked static digest out."""

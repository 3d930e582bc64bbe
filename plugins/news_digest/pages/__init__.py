"""Markdown on disk -> what templates see -> the site. The kinds of pages stand in `kinds`."""

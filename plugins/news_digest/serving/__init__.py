"""A built site on this machine: shown as GitHub Pages would, and built again whenever one of its sources changes.

`server` answers, `building` and `standing` build, `live` tells those who look, `devserver` watches.
"""

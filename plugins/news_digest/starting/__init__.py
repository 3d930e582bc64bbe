"""A digest of one's own: its folders, settings and workflow, and later their newer versions.

`answers` knows what is asked, `origin` where this program is from, `sheets` the files, `upgrade` who wins.
"""

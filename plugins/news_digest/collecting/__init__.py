"""Raw copy brought in: files, web pages, feeds, the clipboard. It all ends in a file of the seeds folder.

`wire` is the one door to the network: it makes a single request, and only to a public address. `visiting` asks as a
guest should: with robots.txt, at a slow pace, and no more often than told. `known` says what is there already.
"""

"""Tables of one page.

In: `Ink` and its rows of runs; of text files, lines. Out: `DraftTable`, a grid of cells with spans: ruled, with
horizontal rules only, or without any; what only looks like a table is refused. `heads` says which rows of a
grid are its head.
"""

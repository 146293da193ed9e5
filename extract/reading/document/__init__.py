"""Pages to a document.

In: the pages of a file, one by one (`pages` makes the draft of each); the lines of a text file. Out: a `Document`
(`assemble`): text with its offsets, sections, tables joined over the ends of pages (`joining`), figures, captions.
"""

"""PDF and text files to documents: characters, lines, paragraphs, headings, tables, figures.

`reader` begins; `pages` reads one page, `assemble` puts the document together. `drafts` reads what people write and
want checked.
"""

"""PDF and text files to documents: characters, lines, paragraphs, headings, tables, figures.

`reader` begins. The rooms, in the order of the way that a file goes, each importing only from those before it:
`page` (characters and rules), `layout` (lines and what they are), `tables` (the tables of a page), `ocr`
(pictures), `document` (all pages together); beside them `drafts`, what people write and want checked. Each says in
its docstring what comes in and what goes out.
"""

"""Makes the sample documents and, from the same content, the rows that a reader should find in them.

`python -m corpus.generator` writes a PDF and a YAML file for each sample. A sample is declared once: its
blocks (headings, paragraphs, tables, charts) carry the facts they print, so that a figure in the PDF and
the same figure in the expected file are one object. Pages are looked up after the layout is done.

    quantities, facts     what is said: numbers as printed with their values, parties, rounds, claims
    text, blocks, tables, charts, measures     how it is set: each block has `html(setting)`
    relations             sums, shares and growth between the cells of a table
    sample, samples       one document: blocks and facts together; all of them by name
    render, justify       WeasyPrint, and flush margins for Chinese lines
    places                on which page each fact came to stand
    expected, files       the rows of the expected file, written as YAML
    whitepaper, prospectus, policy   the content of the three documents
    styles                their style sheets
"""

"""A file's pages as they are printed.

In: a PDF (`opening`). Out: `Ink`, the characters, paths and pictures of one page in pdfplumber's coordinates, read
through PDFium (`fastpage`) or, where that fails, pdfplumber (`reference`); words, and the lattice that its rules
make. PDFium's objects go no further than this room and `ocr`.
"""

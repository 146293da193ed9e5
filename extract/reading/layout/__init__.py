"""What the print of a page says by where it stands, without its tables.

In: characters and paths of `page`. Out: lines and drawings (`runs`, `lines`, `columns`, `graphics`), the parts of a
page's draft (`draft`), and what its lines are: paragraphs, headings, running heads, footnotes, labels of figures;
and the marks that open them.
"""

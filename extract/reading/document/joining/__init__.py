"""Tables that go on overleaf.

In: the tables of the pages in the order of the flow. Out: one table for all the parts of it (`chain`, `join`), as it
is stored (`build`).
"""

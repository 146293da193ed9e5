"""Text that is only in pictures.

In: a page, or a box on it, as a picture. Out: `Ink` like that of `page`: recognised characters, and the rules
that the picture shows.
"""

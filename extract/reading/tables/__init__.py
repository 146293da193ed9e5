"""Tables of a page: ruled, three-line and borderless; what only looks like a table is refused."""

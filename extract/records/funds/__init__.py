"""Government guidance funds and industry funds, from tables and from sentences."""

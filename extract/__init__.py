"""Reads Chinese PDFs into tables, each row with the place it came from."""

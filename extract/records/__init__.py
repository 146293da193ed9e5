"""Annotated documents to rows."""

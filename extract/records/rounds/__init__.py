"""Financing events: rounds, acquisitions and listings, from tables and from sentences."""

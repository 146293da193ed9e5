"""What goes wrong in a way that a person can do something about."""

from __future__ import annotations


class GoujiError(Exception):
    """Base of all errors whose message is one sentence for the user: what is wrong, and what to do."""

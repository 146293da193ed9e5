"""Who may correct, upload and remove: names with passwords, of which only what scrypt makes of them is kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from pathlib import Path

from extract.errors import GoujiError
from extract.store.reviews import now, opened

SHORTEST = 8
_COST = {"n": 2**14, "r": 8, "p": 1}


class StaffError(GoujiError):
    """A name or password that cannot be taken; the message says why."""


def add(path: Path, name: str, password: str) -> None:
    """Add a person, or give them a new password.

    Raises:
        StaffError: the name is empty or too long, or the password too short.
    """
    if not name.strip() or len(name) > 40:
        raise StaffError("名字应为 1 到 40 个字")
    if len(password) < SHORTEST:
        raise StaffError(f"密码至少 {SHORTEST} 位")
    with opened(path) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO staff (name, password, added_at) VALUES (?, ?, ?)",
            (name.strip(), _made(password, secrets.token_hex(16)), now()),
        )


def remove(path: Path, name: str) -> bool:
    """Take a person away; their judgements stay. Whether there was one of that name."""
    with opened(path) as connection:
        return connection.execute("DELETE FROM staff WHERE name = ?", (name,)).rowcount > 0


def names(path: Path) -> list[str]:
    """Everybody who can sign in."""
    if not path.exists():
        return []
    with opened(path) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM staff ORDER BY name")]


def is_right(path: Path, name: str, password: str) -> bool:
    """Whether the password is that person's. A name that nobody has takes as long as one that somebody has."""
    row = None
    if path.exists():
        with opened(path) as connection:
            row = connection.execute("SELECT password FROM staff WHERE name = ?", (name.strip(),)).fetchone()
    kept = row[0] if row is not None else _made("", "0" * 32)
    return hmac.compare_digest(kept, _made(password[:200], kept.split("$")[0])) and row is not None


def _made(password: str, salt: str) -> str:
    key = hashlib.scrypt(
        password.encode(), salt=bytes.fromhex(salt), n=_COST["n"], r=_COST["r"], p=_COST["p"]
    )
    return f"{salt}${key.hex()}"

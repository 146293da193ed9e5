"""Who works on what, and when: pages are shared by all processes, the rows of a document are one process's work."""

from __future__ import annotations

import weakref
from pathlib import Path
from typing import Any

import pytest

from extract.jobs.course import Call, Course
from extract.jobs.engines import worked_off
from extract.jobs.work import Large, Ranged, Result
from extract.options import Options

LONG = 48
"""Pages: two ranges."""


TOOK = {"open": 1, "pages": 2, "rows": 6}


class Simulated:
    """Workers that take a set time for each call, by a clock of their own; notes what is done, and what at once."""

    def __init__(self, width: int, pages: dict[str, int]) -> None:
        self.width = width
        self.pages = pages
        self.clock = 0
        self.begun: list[str] = []
        self.together: list[set[str]] = []
        self._queue: list[tuple[int, Call]] = []
        self._running: list[tuple[int, int, Call]] = []

    def submit(self, key: int, call: Call) -> None:
        self._queue.append((key, call))
        self._begin()

    def answers(self) -> list[tuple[int, Any]]:
        self.together.append({self._name(call) for _, _, call in self._running})
        done = min(self._running, key=lambda running: running[:2])
        self._running.remove(done)
        self.clock, key, call = done
        self._begin()
        path = call.arguments[0]
        if call.pages is not None:
            return [(key, Ranged(call.pages))]
        if self._name(call).startswith("open") and self.pages[path.name] > 24:
            return [(key, Large(self.pages[path.name], 0))]
        return [(key, Result(path, "", 0.0))]

    def _begin(self) -> None:
        while self._queue and len(self._running) < self.width:
            key, call = self._queue.pop(0)
            name = self._name(call)
            self.begun.append(name)
            self._running.append((self.clock + TOOK[name.split()[0]], key, call))

    def close(self) -> None:
        self._queue.clear()

    @staticmethod
    def _name(call: Call) -> str:
        kind = "pages" if call.pages else {"work": "open", "finish": "rows"}[call.what.__name__]
        return f"{kind} {call.arguments[0].name}"


def run(width: int, **pages: int) -> Simulated:
    executor = Simulated(width, pages)
    courses = [Course(Path(name), "", Options()) for name in pages]
    results = list(worked_off(courses, executor, lambda file, more: None))
    assert {result.path.name for result in results} == set(pages)
    return executor


def test_the_rows_of_the_last_documents_are_made_at_the_same_time() -> None:
    two = run(2, a=LONG, b=3 * LONG)
    assert {"rows a", "rows b"} in two.together
    assert two.clock <= 0.6 * run(1, a=LONG, b=3 * LONG).clock


@pytest.mark.parametrize("b", [LONG, 5], ids=["long", "short"])
def test_one_process_makes_the_rows_of_a_document_before_it_reads_the_next(b: int) -> None:
    begun = run(1, a=LONG, b=b, c=LONG).begun
    assert begun.index("rows a") < begun.index("pages c")


def test_a_document_read_does_not_wait_for_all_the_others() -> None:
    begun = run(2, a=LONG, b=5, c=5, d=5, e=5, f=LONG).begun
    assert begun.index("rows a") < begun.index("open f")


def test_every_page_and_every_document_is_worked_on_once() -> None:
    begun = run(3, a=LONG, b=LONG, c=5, d=LONG, e=5).begun
    assert sorted(begun) == sorted(
        [*(f"open {x}" for x in "abcde"), *(f"pages {x}" for x in "aabbdd"), *(f"rows {x}" for x in "abd")]
    )


def test_a_document_is_let_go_when_its_rows_have_been_taken() -> None:
    held = [Course(Path(name), "", Options()) for name in "abc"]
    watched = [weakref.ref(course) for course in held]
    results = worked_off(held, Simulated(1, dict.fromkeys("abc", LONG)), lambda file, more: None)
    del held
    assert [next(results).path.name for _ in range(2)] == ["a", "b"]
    assert watched[0]() is None
    assert watched[2]() is not None

"""Claims of great length: judged in pieces, each figure once and in its place."""

from __future__ import annotations

import pytest
from verify_world import Pages

from extract.checking.verify import Verifier
from extract.checking.verify import verifier as room
from extract.checking.verify.draft_verdicts import judged_figures
from extract.checking.verify.pieces import pieces_of

SOURCE = "2023年青澜市新增储能企业37家，总装机12.5万千瓦。"
SAID = "2023年青澜市新增储能企业37家。"


@pytest.mark.parametrize("text", ["", SAID, SAID * 200, "30%、" * 2_000, "9" * 5_000, "\n" * 3_000])
def test_pieces_are_the_text(text: str) -> None:
    pieces = list(pieces_of(text))
    assert "".join(piece for _, piece in pieces) == text
    assert all(text.startswith(piece, start) for start, piece in pieces)
    assert max(len(piece) for _, piece in pieces) <= 600


def test_a_long_claim_is_borne_out_by_all_its_sentences() -> None:
    verifier = Verifier(Pages(SOURCE))
    assert verifier.verify(SAID * 60).verdict == "supported"
    wrong = SAID * 60 + SAID.replace("37", "73")
    assert verifier.verify(wrong).verdict == "contradicted"
    assert [figure.verdict for figure in verifier.verify(wrong).figures].count("contradicted") == 1


def test_figures_of_a_long_text_stand_where_they_stand() -> None:
    text = SAID * 60
    found = judged_figures(Verifier(Pages(SOURCE)), text)
    assert [text[f.start : f.end] for f in found] == [f.text for f in found]
    assert len(found) == 60


def test_no_claim_is_read_whole_beyond_a_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is held against the sources at once has a bound, so the work grows with the number of pieces."""
    read: list[int] = []
    whole = room.read_claim

    def noted(text: str, *others: object) -> object:
        read.append(len(text))
        return whole(text, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(room, "read_claim", noted)
    Verifier(Pages(SOURCE)).verify("30%、" * 600)
    assert max(read) <= 600

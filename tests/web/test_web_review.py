"""Sign in, judge, read again: the judgement is still there, in tables, views and exports, and can be taken back."""

import asyncio
import re
import shutil
from html import unescape

import pytest
import yaml
from web_sample import Site

from extract.cli.main import group
from extract.jobs.ingest import ingest
from extract.options import Options
from extract.store import review, staff
from extract.store.database import open_for_reading
from extract.store.export import export
from extract.store.reviews import beside
from extract.store.rows import every, one

PASSWORD = "eine lange Losung"


@pytest.fixture
def db(samples_db, tmp_path):
    path = tmp_path / "gouji.db"
    shutil.copy(samples_db, path)
    staff.add(beside(path), "小王", PASSWORD)
    return path


class Person:
    """Somebody with a browser: keeps cookies, and sends the token that a form has."""

    def __init__(self, db):
        self.site = Site(db)
        self.cookies = {}

    def get(self, path):
        answer = self.site.get(path, cookies=self.cookies)
        self.cookies |= dict(answer.cookies)
        return answer

    def post(self, path, data=None, token=True, **options):
        if token and "ds_csrftoken" not in self.cookies:
            self.get("/-/login")
        given = dict(data or {}) | ({"csrftoken": self.cookies["ds_csrftoken"]} if token else {})
        client = self.site.datasette.client
        if "content" not in options:
            options["data"] = given
        answer = asyncio.run(client.post(path, cookies=self.cookies, **options))
        self.cookies |= dict(answer.cookies)
        if 'ds_actor=""' in answer.headers.get("set-cookie", ""):
            del self.cookies["ds_actor"]
        return answer

    def sign_in(self, password=PASSWORD):
        return self.post("/-/login", {"name": "小王", "password": password})


def first(db, table, where="1"):
    with open_for_reading(db) as connection:
        return one(connection, f"SELECT * FROM {table} WHERE {where} ORDER BY id LIMIT 1")


def test_only_who_signs_in_may_judge(db):
    person = Person(db)
    assert person.get("/-/review").status_code == 403
    assert "名字或密码不对" in person.sign_in("falsch").text
    assert person.get("/-/review").status_code == 403
    assert person.sign_in().status_code == 302
    assert person.get("/-/review").status_code == 200
    row = {"table": "statistics", "row": first(db, "statistics")["id"], "judgement": "right"}
    assert person.post("/-/review", row, token=False).status_code == 403
    assert person.post("/-/review", row).status_code == 302
    person.post("/-/logout")
    assert person.get("/-/review").status_code == 403


def test_who_is_taken_away_is_signed_out(db):
    person = Person(db)
    person.sign_in()
    staff.remove(beside(db), "小王")
    assert person.get("/-/review").status_code == 403


def test_a_change_stands_after_reading_again_and_can_be_taken_back(db, samples, tmp_path):
    row = first(db, "funding_rounds", "round = 'A轮' AND amount_low IS NOT NULL")
    person = Person(db)
    person.sign_in()
    given = {"table": "funding_rounds", "row": row["id"], "judgement": "changed", "field": "amount_low"}
    assert "应为数字" in person.post("/-/review", given | {"value": "很多"}).text
    assert person.post("/-/review", given | {"value": "7.5亿元"}).status_code == 302
    assert first(db, "funding_rounds", f"id = {row['id']}")["amount_low"] == 7.5e8

    ingest(samples, db, options=Options(ocr="never"), workers=1, force=True)
    again = first(db, "funding_rounds", f"id = {row['id']}")
    assert again["amount_low"] == 7.5e8 and again["firm"] == row["firm"]
    words = "小王"
    assert words in person.get(f"/gouji/funding_rounds/{row['id']}").text
    assert words in person.get("/gouji/funding_rounds").text
    assert words in person.get(f"/gouji/funding_events?firm={row['firm']}").text
    assert words in person.get("/-/rows/funding_rounds.csv").text
    (file,) = export(db, tmp_path / "out", "json", ["funding_events"])
    assert "小王" in file.path.read_text(encoding="utf-8")

    page = person.get("/-/review/all").text
    assert "已改" in page
    person.post("/-/review/undo", {"number": re.search(r'name="number" value="(\d+)"', page)[1]})
    assert first(db, "funding_rounds", f"id = {row['id']}")["amount_low"] == row["amount_low"]
    assert "已撤销" in person.get("/-/review/all").text


def test_what_is_found_wrong_is_not_counted(db):
    row = first(db, "funding_rounds")
    review.judge(db, "funding_rounds", row["id"], "wrong", "小王")
    assert first(db, "funding_events", f"id = {row['id']}") is None
    assert first(db, "funding_rounds", f"id = {row['id']}") is not None


def test_a_judgement_on_a_row_stands_in_place_of_the_earlier(db):
    row = first(db, "statistics")
    review.judge(db, "statistics", row["id"], "wrong", "小王")
    review.judge(db, "statistics", row["id"], "right", "小李")
    with open_for_reading(db) as connection:
        found = every(connection, "SELECT judgement, by_whom FROM corrections")
    assert found == [{"judgement": "right", "by_whom": "小李"}]


def test_the_queue_goes_on_and_shows_the_doubtful_first(db):
    person = Person(db)
    person.sign_in()
    seen = []
    for _ in range(3):
        page = person.get("/-/review?only=statistics").text
        row = re.search(r'name="row" value="(\d+)"', page)[1]
        seen.append(row)
        answer = person.post(
            "/-/review", {"table": "statistics", "row": row, "judgement": "right", "only": "statistics"}
        )
        assert answer.headers["location"].startswith("/-/review?after_table=statistics&after=" + row)
    assert len(set(seen)) == 3


def test_judgements_go_out_as_labels(db, tmp_path):
    with open_for_reading(db) as connection:
        document, page = connection.execute(
            "SELECT document_id, page FROM statistics ORDER BY id LIMIT 1"
        ).fetchone()
        ids = [
            r["id"]
            for r in every(
                connection, "SELECT id FROM statistics WHERE document_id = ? AND page = ?", document, page
            )
        ]
    person = Person(db)
    person.sign_in()
    assert person.get(f"/-/review/gold/{document}.yaml").status_code == 404
    for row_id in ids:
        review.judge(db, "statistics", row_id, "right", "小王")
    answer = person.get(f"/-/review/gold/{document}.yaml")
    found = yaml.safe_load(answer.text)
    assert found["document"]["annotated_pages_by_layer"]["statistics"] == [page]
    assert len(found["statistics"]) == len(ids)
    gold = tmp_path / "gold.yaml"
    gold.write_text(answer.text, encoding="utf-8")
    from click.testing import CliRunner

    result = CliRunner().invoke(group, ["evaluate", str(gold), "--db", str(db), "--json"])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    "given",
    [
        {"table": "documents", "row": "1", "judgement": "right"},
        {"table": "statistics", "row": "999999", "judgement": "right"},
        {"table": "statistics", "row": "1", "judgement": "perhaps"},
        {"table": "statistics", "row": "1", "judgement": "changed", "field": "document_id", "value": "2"},
        {"table": "statistics", "row": "1", "judgement": "changed", "field": "value", "value": "nan"},
        {"table": "statistics", "row": "1", "judgement": "changed", "field": "relation", "value": "x"},
        {"table": "statistics; DROP TABLE statistics", "row": "1", "judgement": "right"},
        {"table": "statistics", "row": "x", "judgement": "right"},
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(db, given):
    person = Person(db)
    person.sign_in()
    answer = person.post("/-/review", given)
    assert answer.status_code in (400, 404) and re.search("[\u4e00-\u9fff]", unescape(answer.text))


def test_an_uploaded_file_is_read_and_can_be_removed(db, samples):
    person = Person(db)
    content = (samples / "policy-huzhou-storage-2024.pdf").read_bytes() + b"\n% another"
    assert person.post("/-/upload?name=a.pdf", content=content, token=False).status_code in (400, 403)
    person.sign_in()
    headers = {"x-csrftoken": person.cookies["ds_csrftoken"]}

    async def upload():
        client = person.site.datasette.client
        for name, sent in (("a.exe", b"MZ"), ("a.pdf", b"none"), ("..", b"x")):
            assert (
                await client.post(
                    f"/-/upload?name={name}", content=sent, cookies=person.cookies, headers=headers
                )
            ).status_code == 400
        sent = await client.post(
            "/-/upload?name=../../新办法.pdf", content=content, cookies=person.cookies, headers=headers
        )
        assert sent.status_code == 201
        for _ in range(300):
            state = (await client.get("/-/upload/state", cookies=person.cookies)).json()
            if state[0]["state"] not in ("等待", "正在读"):
                return state
            await asyncio.sleep(0.4)
        raise AssertionError("the file was never read")

    state = asyncio.run(upload())
    assert [(u["name"], u["who"], u["state"]) for u in state] == [("新办法.pdf", "小王", "完成")]
    row = first(db, "documents", "file_name = '新办法.pdf'")
    stored = db.parent / "uploads" / "新办法.pdf"
    assert row and stored.exists()
    assert person.post("/-/remove", {"document": row["id"]}).status_code == 302
    assert first(db, "documents", "file_name = '新办法.pdf'") is None and not stored.exists()


def test_verify_says_who_judged_what_it_rests_on_and_leaves_out_what_is_wrong(db):
    from extract.store.sources import StoredSources

    claim = "2023年新增储能上市企业9家。"
    person = Person(db)
    answer = person.get("/-/verify?claim=" + claim).text
    assert "相符" in answer and "小王" not in answer
    document, page, start, end = map(
        int, re.search(r"/-/page/(\d+)/(\d+)\?span=(\d+)-(\d+)", answer).groups()
    )
    with open_for_reading(db) as connection:
        row = one(
            connection,
            "SELECT s.id, s.text FROM statistics s JOIN evidence e ON e.id = s.evidence_id WHERE s.document_id = ?"
            " AND e.page = ? AND e.char_start < ? AND e.char_end > ? AND s.text LIKE '9%'",
            document, page, end, start,
        )  # fmt: skip
    review.judge(db, "statistics", row["id"], "wrong", "小王")
    assert re.search(r"校对：小王 \d{4}-\d\d-\d\d", person.get("/-/verify?claim=" + claim).text)
    with open_for_reading(db) as connection:
        page_id = one(connection, "SELECT id FROM pages WHERE document_id = ? AND page = ?", document, page)[
            "id"
        ]
        facts = StoredSources(connection).page(page_id).facts
    assert row["text"] not in [fact.text for fact in facts if start <= fact.start < end]

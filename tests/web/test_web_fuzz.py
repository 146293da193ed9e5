"""Odd paths and parameters: no defect, nothing executed, every refusal in Chinese."""

import asyncio
import re

import pytest
from web_sample import Site

ODD = [
    "",
    "0",
    "-1",
    "999999999999",
    "1e9",
    "%00",
    "%ff",
    "'",
    '"',
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "1;DROP TABLE documents",
    "[",
    "{}",
    '["a',
    "null",
    "\u202e",
    "\U0001f600",
    "1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿1亿",
    "%",
    "_",
    "*",
    "NaN",
    "*/*",
    "[1,2]",
    "a" * 3000,
    "1亿" * 30,
]
INTROSPECTION = [
    "/-/databases",
    "/-/versions",
    "/-/plugins",
    "/-/settings",
    "/-/threads",
    "/-/metadata",
    "/-/actor",
    "/-/permissions",
    "/-/config",
    "/-/allow-debug",
    "/-/messages",
    "/-/patterns",
]
PATHS = [
    "/",
    "/-/ask",
    "/-/ask/{}",
    "/-/ask/funds.{}",
    "/-/page/{}/1",
    "/-/page/1/{}",
    "/-/page/1?page={}",
    "/-/page/1/1?evidence={}",
    "/-/page/1/1?span={}",
    "/-/page/1/1?q={}",
    "/-/page-image/1/1.png?scale={}",
    "/-/page-image/1/1.png?crop={}",
    "/-/organization/{}",
    "/-/document/{}",
    "/-/policy/{}",
    "/-/file/{}",
    "/-/indicator?subject={}&metric={}",
    "/-/indicator?organization={}&indicator={}",
    "/-/indicator?subject=融资&region={}&document={}",
    "/-/evidence/{}",
    "/-/table/{}",
    "/-/table/{}.csv",
    "/-/search?q={}",
    "/-/search?q=a&document={}",
    "/-/search?q=a&after={}",
    "/-/verify?claim={}",
    "/-/verify?document={}",
    "/-/rows/{}.csv",
    "/-/rows/funds.{}",
    "/-/rows/statistics.csv?value={}",
    "/-/rows/statistics.json?_find={}",
    "/-/rows/funds.csv?{}=1",
    "/-/chart/{}",
    "/-/chart/funds?_by={}",
    "/-/chart/policies?region={}",
    "/-/login?next={}",
    "/-/review",
    "/-/review?table={}",
    "/-/review?only={}&row={}",
    "/-/review/gold/{}.yaml",
    "/-/upload",
    "/-/upload/state",
    "/-/remove",
    "/-/logout",
    "/-/review/undo",
    "/gouji/{}",
    "/gouji/statistics/{}",
    "/gouji/statistics?value={}",
    "/gouji/statistics?value__gte={}",
    "/gouji/statistics?period={}",
    "/gouji/policies?region={}",
    "/gouji/policies?region__in={}",
    "/gouji/statistics?_find={}",
    "/gouji/statistics?_show={}",
    "/gouji/statistics?_sort={}",
    "/gouji/statistics?_size={}",
    "/gouji/statistics?_next={}",
    "/gouji/statistics?_search={}",
    "/gouji/statistics?_facet={}",
    "/gouji/statistics?{}=1",
    "/gouji/statistics?document_id={}",
    "/gouji/funding_events?amount_low={}",
    "/gouji/statistics?_col={}",
    "/gouji/statistics?_where={}",
    "/gouji?sql={}",
    "/gouji/statistics?issuers__arraycontains={}",
    "/gouji/policies?issuers__arraycontains={}",
    "/gouji/statistics?_through={}",
    "/gouji/statistics?_fts_table={}",
    "/gouji/pages?_search={}&_searchmode=raw",
    "/gouji/statistics?_filter_column={}&_filter_op=gte&_filter_value=1",
    "/gouji/statistics?_labels={}",
    "/gouji/statistics?_facet_size={}",
    "/gouji/statistics?_ttl={}",
    "/gouji/statistics.json?_shape={}",
    "/gouji/statistics?_trace=1&_extra={}",
    "/gouji/pages?_search_{}=x",
    "/gouji/statistics?_facet_array={}",
    "/gouji/statistics?_facet_date={}",
    "/gouji/statistics?_sort_desc={}",
    "/-/{}",
    "/{}",
]


@pytest.mark.parametrize("signed_in", [False, True])
@pytest.mark.parametrize("path", PATHS)
def test_no_address_is_a_defect(site: Site, path: str, signed_in: bool):
    cookies = site.staff() if signed_in else {}

    async def run():
        for odd in ODD if "{}" in path else [""]:
            address = path.replace("{}", odd.replace("#", ""))
            try:
                answer = await site.datasette.client.get(address, cookies=cookies, follow_redirects=False)
            except Exception as error:  # httpx itself refuses some addresses
                assert type(error).__module__.startswith("httpx"), (address, error)
                continue
            assert answer.status_code < 500, (answer.status_code, address[:90])
            assert "<script>alert(1)" not in answer.text or not answer.headers.get(
                "content-type", ""
            ).startswith("text/html"), address
            assert (
                "Traceback" not in answer.text
                and str(site.datasette.databases["gouji"].path) not in answer.text
            ), address
            if answer.status_code >= 400 and answer.headers["content-type"].startswith("text/html"):
                assert re.search(
                    "[\u4e00-\u9fff]",
                    re.sub("<header.*?</header>|<footer.*?</footer>", "", answer.text, flags=re.S),
                ), address

    asyncio.run(run())


@pytest.mark.parametrize(
    "path",
    [
        "/-/databases",
        "/-/versions",
        "/-/plugins",
        "/-/settings",
        "/-/threads",
        "/-/metadata",
        "/-/actor",
        "/-/permissions",
        "/-/config",
        "/-/allow-debug",
        "/-/messages",
        "/-/patterns",
    ],
)
def test_what_datasette_says_of_itself_shows_no_path(site: Site, path: str):
    for suffix in ("", ".json"):
        answer = site.get(path + suffix)
        assert answer.status_code < 500
        assert str(site.datasette.databases["gouji"].path) not in answer.text

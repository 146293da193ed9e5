"""A database made by hand, and a Datasette in process that serves it."""

from pathlib import Path

import pytest
from web_sample import Sample, Site, build

from extract.store.database import open_for_writing
from extract.web import kept


@pytest.fixture(scope="session", autouse=True)
def patient() -> None:
    """Pages wait for their charts and counts, however busy the machine is."""
    kept._PATIENCE = (120.0, 120.0)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    return build(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def site(sample: Sample) -> Site:
    return Site(sample.db)


@pytest.fixture
def empty_db(tmp_path: Path) -> Path:
    path = tmp_path / "empty.db"
    open_for_writing(path).conn.close()
    return path

"""Rules of the house that no other tool looks after."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def files() -> list[Path]:
    """The text files of the project."""
    skipped = (".git", ".venv", "corpus/samples", "corpus/inbox")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    names = [name for name in listed.stdout.splitlines() if not name.startswith(skipped)]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_the_lock_names_no_package_index() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|^-|find-links|index|trusted", lock, re.MULTILINE)


def test_the_lock_holds_everything_that_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    pinned = set(
        re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    )
    names = {re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~\[;]", spec, maxsplit=1)[0]).lower() for spec in asked}
    assert names <= pinned, "run: make lock"


def test_every_dependency_says_what_it_earns() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    said = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    asked = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    names = {re.split(r"[\s<>=!~\[;]", spec, maxsplit=1)[0] for spec in asked}
    assert {name for name in names if f"`{name}`" not in said} == set()


def test_no_paths_of_one_machine() -> None:
    own = Path(__file__)
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()[:80]}"
        for path in files()
        if path.suffix in {".py", ".md", ".toml", ".yaml", ".yml", ".sql", ".html", ".js", ".css", ".sh", ""}
        and path != own
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"(?<![\w.])/(home|root|work|Users)/\w|\.\./shared", line)
    ]
    assert found == []


def test_links_in_the_docs_lead_somewhere() -> None:
    broken = []
    for page in (path for path in files() if path.suffix == ".md"):
        text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
            if (
                "://" not in target
                and not target.startswith("mailto:")
                and not (page.parent / target).exists()
            ):
                broken.append(f"{page.relative_to(ROOT)} → {target}")
    assert broken == []


def test_ci_runs_what_everybody_runs() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert "make test" in script.read_text(encoding="utf-8")


def test_every_target_of_the_makefile_that_the_docs_name_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in (
        "README.md",
        "README.zh.md",
        *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
    ):
        named = set(re.findall(r"`make ([a-z]+)", (ROOT / page).read_text(encoding="utf-8")))
        assert named <= targets, page


def test_every_vocabulary_is_explained() -> None:
    folder = ROOT / "extract" / "language" / "vocabularies"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    files = [*folder.glob("*.yaml"), *folder.glob("*.csv")]
    assert [file.name for file in files if f"`{file.name}`" not in listed] == []
    for file in folder.glob("*.yaml"):
        assert re.match(r"# .*[\u4e00-\u9fff]", file.read_text(encoding="utf-8")), (
            f"{file.name}: say what it is for"
        )

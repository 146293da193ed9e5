"""The commands as a person meets them: help, documentation, where output goes, exit statuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from extract.cli.main import group
from extract.errors import GoujiError
from extract.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = group.list_commands(click.Context(group))
DOCS = {
    "README.md": (ROOT / "README.md").read_text(encoding="utf-8"),
    "README.zh.md": (ROOT / "README.zh.md").read_text(encoding="utf-8"),
    "docs": "\n".join(page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs").glob("*.md"))),
}
CONTRACT = {
    "ingest": "--db --kind --workers --engine --scheduler --ocr --password --force --json",
    "status": "--db --json",
    "verify": "--db --document --json --claims --draft --output",
    "check": "--db --document --json",
    "serve": "--db --host --port",
    "remove": "--db",
    "staff": "--db",
    "export": "--db --format --table",
    "evaluate": "--db",
}
"""Options that scripts outside the project use."""


def command(name: str) -> click.Command:
    found = group.get_command(click.Context(group), name)
    assert found is not None
    return found


def run(*arguments: str | Path) -> click.testing.Result:
    """As the program does it, in this process."""
    return CliRunner().invoke(group, [str(argument) for argument in arguments], catch_exceptions=False)


def test_the_commands_are_those_of_the_contract() -> None:
    assert list(CONTRACT) == COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name: str) -> None:
    found = command(name)
    assert found.help
    for parameter in found.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"gouji {name} {parameter.opts[0]}"
    assert found.help.splitlines()[0] in run(name, "--help").stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_keeps_its_options(name: str) -> None:
    options = {option for parameter in command(name).params for option in parameter.opts}
    assert set(CONTRACT[name].split()) <= options


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("page", DOCS)
def test_every_command_is_documented(name: str, page: str) -> None:
    assert f"gouji {name}" in DOCS[page]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    options = {parameter.opts[0] for parameter in command(name).params if isinstance(parameter, click.Option)}
    assert {option for option in options if option not in DOCS["docs"]} == set()


def test_the_overview_lists_all_without_importing_them() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from extract.cli.main import group;"
        "print(CliRunner().invoke(group, ['--help']).stdout);"
        "sys.exit(any(name in sys.modules for name in ('spacy', 'pypdfium2', 'pydantic', 'datasette')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert all(f"  {name} " in done.stdout for name in COMMANDS)


def test_version() -> None:
    assert VERSION in run("--version").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("ingest",),
        ("nothing",),
        ("status", "--nothing"),
        ("export",),
        ("ingest", "x.pdf", "--kind", "novel"),
        ("ingest", "x.pdf", "--workers", "0"),
        ("ingest", "x.pdf", "--scheduler", "tcp://127.0.0.1:8786"),
        ("evaluate", "absent.yaml"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_status_2(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == "" and done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [("status",), ("status", "--json"), ("export", "out"), ("serve",), ("check",), ("verify", "共有3家")],
    ids=" ".join,
)
def test_no_database_is_one_sentence_and_exit_status_1(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments, "--db", "absent.db")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1 and "absent.db 不存在" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_every_error_of_ours_becomes_a_sentence() -> None:
    from extract.cli.console import fails_clearly

    @fails_clearly
    def stumble() -> None:
        raise GoujiError("磁盘已满")

    with pytest.raises(SystemExit) as stopped:
        stumble()
    assert stopped.value.code == 1


def test_chinese_comes_out_whole_in_a_plain_locale(samples_db: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "from extract.cli.main import main; main()",
            "status",
            "--db",
            str(samples_db),
            "--json",
        ],
        capture_output=True,
        check=False,
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONPATH": ":".join(sys.path)},
    )
    found = json.loads(done.stdout.decode("utf-8"))
    assert "湖州市新型储能产业发展局" in {document["issuer"] for document in found["documents"]}


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["status", "--db", "interrupted"], 1, "已中断；已写入的数据完好"),
        (["nothing"], 2, "nothing"),
        (["--version"], 0, ""),
    ],
    ids=["interrupt", "usage", "version"],
)
def test_the_program_ends_with_a_status_and_no_traceback(
    arguments: list[str],
    status: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from extract.cli import main
    from extract.store import status as room

    def interrupted(db: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(room, "status", interrupted)
    monkeypatch.setattr(sys, "argv", ["gouji", *arguments])
    with pytest.raises(SystemExit) as stopped:
        main.main()
    assert stopped.value.code == status
    assert words in capsys.readouterr().err

"""The wheel, installed where there is no checkout: it reads, writes, answers and serves.

Nothing is downloaded. The packages it needs are those of this environment; another Python has none of them that
are compiled, and is tried where it brings its own.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="the extra 'dev' is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("gouji-*.whl")
    return built


def elsewhere(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command outside the checkout, with nothing of this process' paths."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [*map(str, command)], cwd=folder, capture_output=True, text=True, check=False, env=env
    )


def another_python(version: str, folder: Path) -> str | None:
    """A Python of that version: the system's, or one that pyenv keeps."""
    kept = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
    for python in (shutil.which(f"python{version}"), *map(str, kept)):
        if python is not None and elsewhere(python, "--version", folder=folder).returncode == 0:
            return python
    return None


def installed(wheel: Path, folder: Path, python: str, packages: str | None) -> Path:
    """A fresh environment with the wheel; its `bin`."""
    home = folder / "env"
    done = elsewhere(python, "-m", "venv", "--without-pip", home, folder=folder)
    assert done.returncode == 0, done.stderr
    done = elsewhere(
        sys.executable, "-m", "pip", "--python", home / "bin" / "python",
        "install", "-q", "--no-deps", "--no-index", "--no-warn-script-location", wheel, folder=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    if packages is not None:
        (site,) = home.glob("lib/python*/site-packages")
        # A path alone: what an editable install of this checkout put beside the packages does not take effect.
        (site / "packages.pth").write_text(packages + "\n", encoding="utf-8")
    return home / "bin"


def test_the_wheel_ingests_and_serves_outside_the_checkout(
    wheel: Path, tmp_path: Path, samples: Path
) -> None:
    programs = installed(wheel, tmp_path, sys.executable, sysconfig.get_path("purelib"))
    where = elsewhere(
        programs / "python", "-c", "import extract, schemas; print(extract.__file__)", folder=tmp_path
    )
    assert where.stdout.startswith(str(tmp_path)), where.stdout + where.stderr
    shutil.copy(samples / "policy-huzhou-storage-2024.pdf", tmp_path)
    done = elsewhere(
        programs / "gouji",
        "ingest",
        "policy-huzhou-storage-2024.pdf",
        "--db",
        "x.db",
        "--ocr",
        "never",
        "--json",
        folder=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert [file["status"] for file in json.loads(done.stdout)["files"]] == ["done"]
    found = elsewhere(programs / "gouji", "status", "--db", "x.db", "--json", folder=tmp_path)
    assert json.loads(found.stdout)["rows"]["documents"] == 1
    command = [str(programs / "gouji"), "serve", "--db", "x.db", "--port", "0"]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, env=env) as server:
        try:
            assert server.stderr is not None
            said = server.stderr.readline()
            address = re.search(r"http://\S+", said)
            assert address is not None, said
            with urllib.request.urlopen(address[0]) as page:
                assert page.status == 200
                assert "gouji" in page.read().decode()
        finally:
            server.terminate()


@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_the_wheel_is_in_order_for_other_pythons(wheel: Path, tmp_path: Path, version: str) -> None:
    """Installed, compiled, and started as far as no compiled package is needed."""
    python = another_python(version, tmp_path)
    if python is None:
        pytest.skip(f"there is no Python {version} here")
    programs = installed(wheel, tmp_path, python, sysconfig.get_path("purelib"))
    (site,) = (programs.parent / "lib").glob("python*/site-packages")
    done = elsewhere(
        programs / "python",
        "-W",
        "error",
        "-m",
        "compileall",
        "-q",
        site / "extract",
        site / "schemas",
        folder=tmp_path,
    )
    assert done.returncode == 0, done.stdout
    done = elsewhere(programs / "gouji", "--version", folder=tmp_path)
    assert done.returncode == 0, done.stderr

"""The wheel, built and used in an environment of its own, far from the checkout."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
import sysconfig
import time
import tomllib
import urllib.request
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from devserving import PATIENCE, Running

ROOT = Path(__file__).parent.parent
INSIDE = "pelican/plugins/"
PACKAGES = ("news_digest", "incremental_build")
OF_THE_CHECKOUT = {ROOT / "plugins/incremental_build" / name for name in ("README.md", "pyproject.toml")}

SEED = """Harbour town opens its new library

By Ada Example
May 3, 2021

NORTHPORT, May 3 - Angela Merkel opened the new library of Northport on Monday.

It holds forty thousand books and a room for children, and it was paid for by a gift from France.
"""


def run(*command: object, cwd: Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that the checkout gets no build folder; without isolation, so without network."""
    version = importlib.metadata.version("setuptools")
    assert int(version.partition(".")[0]) >= 77, f"setuptools {version} is too old: renew with `make test`"
    source = tmp_path_factory.mktemp("source")
    for name in ("plugins", "themes"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", "dist", cwd=source)
    (found,) = (source / "dist").iterdir()
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment: the wheel, beside the packages of this one."""
    place = tmp_path_factory.mktemp("fresh")
    venv.create(place, symlinks=True)
    fresh = next(place.glob("lib*/python*/site-packages"))
    for package in Path(sysconfig.get_path("purelib")).iterdir():
        if package.name == "pelican":  # the wheel goes into it
            shutil.copytree(package, fresh / package.name, ignore=shutil.ignore_patterns(*PACKAGES))
        elif "news_digest" not in package.name and package.suffix != ".pth":
            (fresh / package.name).symlink_to(package)
    python = place / "bin/python"
    pip = ["-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index"]
    run(sys.executable, *pip, "--disable-pip-version-check", wheel, cwd=place)
    return place / "bin"


def test_holds_every_module_and_data_file_and_nothing_else(wheel: Path) -> None:
    wanted = {
        INSIDE + file.relative_to(ROOT / "plugins").as_posix()
        for package in PACKAGES
        for file in (ROOT / "plugins" / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and file not in OF_THE_CHECKOUT
    }
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert wanted - set(names) == set()
    ours = (*(f"{INSIDE}{package}/" for package in PACKAGES), "pelican_news_digest-")
    assert [name for name in names if not name.startswith(ours)] == []
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_builds_a_site_of_its_own(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/library.txt").write_text(SEED)
    (tmp_path / "pelicanconf.py").write_text(
        'SITENAME = "Northport Digest"\n'
        'PATH = "content"\n'
        'TIMEZONE = "UTC"\n'
        'OUTPUT_PATH = "output"\n'
        'PLUGINS = ["news_digest"]\n'
        "DIGEST_RELATED = 3\n"
    )
    pelican = [
        installed / "python",
        "-m",
        "pelican",
        "-s",
        "pelicanconf.py",
        "-o",
        "output",
        "--fatal",
        "errors",
    ]
    run(*pelican, cwd=tmp_path)
    article = (tmp_path / "output/articles/harbour-town-opens-its-new-library.html").read_text("utf-8")
    assert "forty thousand books" in article
    assert 'href="../actors/angela-merkel.html"' in article
    assert "pelican/plugins/news_digest" in run(
        installed / "python",
        "-c",
        "import pelican.plugins.news_digest as it; print(it.__file__)",
        cwd=tmp_path,
    )


def test_brings_the_command_that_begins_a_digest(installed: Path, tmp_path: Path) -> None:
    run(installed / "news-digest", "init", "digest", cwd=tmp_path)
    digest = tmp_path / "digest"
    (tmp_path / "library.txt").write_text(SEED)
    run(installed / "news-digest", "add", tmp_path / "library.txt", cwd=digest)
    run(installed / "python", "-m", "pelican", "content", "--fatal", "errors", cwd=digest)
    article = (digest / "output/articles/harbour-town-opens-its-new-library.html").read_text("utf-8")
    assert "forty thousand books" in article


def test_the_walk_of_the_readme_works_as_written(installed: Path, tmp_path: Path) -> None:
    """Every line of it, but that the wheel is installed already and that nothing has been copied."""
    walk = (
        (ROOT / "README.md").read_text("utf-8").partition("## A digest of your own")[2].partition("\n## ")[0]
    )
    blocks = walk.split("```sh\n")[1:]
    lines = [line for block in blocks for line in block.partition("```")[0].splitlines()]
    assert len(lines) == 9
    skipped = ("python3 -m venv", "export PATH", "make paste")
    script = ["set -e", *(line for line in lines if not line.startswith(skipped))]
    (tmp_path / "my-digest").mkdir()
    (tmp_path / "my-digest/article.txt").write_text(SEED)
    options = f'VENV="{installed.parent}" PIPOPTS="--no-deps --no-index"'
    make = f'make() {{ command make --no-print-directory {options} "$@"; }}'
    path = f"{installed}:{os.environ['PATH']}"
    told = run("sh", "-c", "\n".join([make, *script]), cwd=tmp_path, HOME=str(tmp_path), PATH=path)
    assert "Open output/index.html" in told
    page = (tmp_path / "my-digest/output/articles/harbour-town-opens-its-new-library.html").read_text("utf-8")
    assert "https://name.github.io/my-digest/articles/harbour-town-opens-its-new-library.html" in page


def test_the_digest_it_begins_makes_itself(installed: Path, tmp_path: Path) -> None:
    """With its own Makefile, which installs the wheel from where this one was installed."""
    told = run(installed / "news-digest", "init", "digest", "--sample", "--name", "Northport", cwd=tmp_path)
    assert "news-digest init --package FILE.whl" in told  # it lies on this machine alone
    digest = tmp_path / "digest"
    (line,) = (word for word in (digest / "requirements.txt").read_text().splitlines() if word[0] != "#")
    assert line.startswith("pelican-news-digest @ file:///")
    assert line.endswith(".whl")
    make = ["make", "--no-print-directory", f"VENV={installed.parent}", "PIPOPTS=--no-deps --no-index"]
    assert "Open output/index.html" in run(*make, "html", cwd=digest, DIGEST_NER="none")
    article = (digest / "output/articles/harbour-town-opens-its-new-library.html").read_text("utf-8")
    assert "forty thousand books" in article
    assert "Northport" in (digest / "output/index.html").read_text("utf-8")
    assert run(*make, "check", cwd=digest).startswith("check: articles 1, problems 0")
    run(*make, "publish", "SITEURL=https://name.example/digest", cwd=digest)
    assert "https://name.example/digest" in (digest / "output/index.html").read_text("utf-8")
    targets = run(*make, "help", cwd=digest)
    assert all(f"{name} " in targets for name in ("html", "publish", "serve", "devserver", "check", "clean"))
    assert "as it is" in run(*make, "upgrade", "PIPOPTS=--no-deps --no-index", cwd=digest)
    run(*make, "clean", cwd=digest)
    assert not (digest / "output").exists()


def test_the_digest_it_begins_is_served_while_it_is_edited(installed: Path, tmp_path: Path) -> None:
    """As in a checkout: a new seed and a saved edit appear, an error is told on the page, and it ends when told."""
    run(installed / "news-digest", "init", "digest", "--sample", cwd=tmp_path)
    digest = tmp_path / "digest"
    run("make", f"VENV={installed.parent}", "PIPOPTS=--no-deps --no-index", "convert", cwd=digest)
    options = ["--no-print-directory", f"VENV={installed.parent}", "PORT=0", "BASE=/repo"]
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    desk = Running(["make", *options, "devserver"], digest, clean)
    try:
        address = desk.hear("Serving").split()[3]
        shown = f"{address}articles/harbour-town-opens-its-new-library.html"
        assert b"forty thousand books" in served(shown)
        article = digest / "content/articles/harbour-town-opens-its-new-library.md"
        article.write_text(article.read_text("utf-8").replace("forty thousand", "sixty thousand"), "utf-8")
        until(lambda: b"sixty thousand books" in served(shown))
        desk.edit(SEED.replace("Harbour town opens", "Mountain town closes"), "seeds/b.txt")
        until(lambda: b"Mountain town closes" in served(f"{address}index.html"))
        desk.edit("Nobody: {aliases: [", "content/actors.yml")
        until(lambda: "content/actors.yml" in desk.told(address)["problem"])
        desk.edit("", "content/actors.yml")
        until(lambda: desk.told(address)["problem"] == "")
        desk.process.terminate()
        desk.process.wait(timeout=PATIENCE)
        desk.reader.join(timeout=PATIENCE)
        assert not desk.reader.is_alive()  # none of its processes is left that could say something
        assert "Traceback" not in "".join(desk.said.queue)
    finally:
        desk.close()


def served(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return bytes(answer.read())


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_asks_for_what_saved_pages_need() -> None:
    """An extra of lxml brings it, but by one name in pip and another in what asks for it."""
    needs = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert any(need.startswith("lxml_html_clean") for need in needs)

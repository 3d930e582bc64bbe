"""What several rooms' tests share: a clean environment, and sites built as a user builds them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from payloads import write_all

ROOT = Path(__file__).parent.parent
"""The checkout."""

sys.path.insert(0, str(ROOT / "tools"))

HANDED_DOWN = ("DIGEST_", "MAKE", "MFLAGS", "SITEURL", "GNUMAKEFLAGS", "PELICANOPTS")
"""How the variables begin that `make test` hands down and that would bend what tests build."""

REPO = "https://name.example/repo"
"""Where the published copy of the demo is to be read."""

hypothesis.settings.register_profile("untimed", hypothesis.settings.get_profile("default"), deadline=None)
if not os.environ.get("CI"):  # where it is set, Hypothesis is untimed and always tries the same
    hypothesis.settings.load_profile("untimed")

Build = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where several processes share the tests, a file stays with one, and so does what needs the attacked sites."""
    for item in items:
        file = item.path.relative_to(ROOT / "tests")
        attacked = file.parts[0] == "attacks" or file.name == "test_attacked.py"
        item.add_marker(pytest.mark.xdist_group("attacks" if attacked else str(file)))


@pytest.fixture(autouse=True, scope="session")
def plain_environment() -> Iterator[None]:
    """No variable of the surrounding make reaches what the tests run."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(HANDED_DOWN)]:
            patch.delenv(name)
        patch.setenv("DIGEST_NER", "none")  # a model is installed, but most tests are of rules
        patch.setattr("news_digest.recogniser.PACKAGES", ())
        yield


@pytest.fixture(scope="session")
def build(plain_environment: None) -> Build:
    """Run Pelican with the project's pelicanconf.py, as `make html` does; the caller looks at the result."""

    def run(
        output: Path,
        *,
        content: Path,
        seeds: Path = ROOT / "seeds",
        siteurl: str = "",
        public: bool = False,
        lang: str = "en",
        more: tuple[str, ...] = (),
        to: str = "",
    ) -> subprocess.CompletedProcess[str]:
        told = {
            "DIGEST_SEEDS": str(seeds),
            "DIGEST_CONTENT": str(content),
            "DIGEST_OUTPUT": str(output),
            "DIGEST_CACHE": str(content.parent / ".cache"),
            "DIGEST_PUBLIC": "1" if public else "",
            "DIGEST_JOBS": "1",
            "SITEURL": siteurl,
            "PYTHONPATH": "plugins",
        }
        options = ["-s", "pelicanconf.py", "-o", str(output), "--fatal", "errors"]
        if lang != "en":
            more = (f'DEFAULT_LANG="{lang}"', 'SITESUBTITLE=""', *more)
        options += ["-e", *more] if more else []
        command = [sys.executable, "-m", "pelican", str(content), *options]
        if to:  # a redirection, as a shell has it
            command = ["sh", "-c", f'exec "$@" {to}', "sh", *command]
        return subprocess.run(command, cwd=ROOT, env=os.environ | told, capture_output=True, text=True)

    return run


def _demo(build: Build, folder: Path, **how: object) -> Path:
    shutil.copytree(ROOT / "content", folder / "content")
    done = build(folder / "output", content=folder / "content", **how)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "output"


@pytest.fixture(scope="session")
def private_site(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as `make html` builds it: links are relative."""
    return _demo(build, tmp_path_factory.mktemp("private"))


def _attacked(build: Build, folder: Path, **how: object) -> Path:
    write_all(folder)
    done = build(folder / "output", content=folder / "content", seeds=folder / "seeds", **how)
    assert "Traceback" not in done.stdout + done.stderr
    (folder / "said.txt").write_text(done.stdout + done.stderr, "utf-8")
    return folder / "output"


@pytest.fixture(scope="session")
def attacked_site(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A private digest of nothing but payloads; what was said of it is in said.txt beside it."""
    return _attacked(build, tmp_path_factory.mktemp("attacked"))


@pytest.fixture(scope="session")
def attacked_public_site(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for strangers; all is opening, for payloads that stand everywhere would not go out."""
    return _attacked(
        build,
        tmp_path_factory.mktemp("attacked-public"),
        siteurl=REPO,
        public=True,
        more=("DIGEST_SEARCH=false", "DIGEST_EXCERPT_WORDS=100000", "DIGEST_QUOTED_WORDS=100000"),
    )


@pytest.fixture(scope="session")
def public_site(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo as `make publish SITEURL=REPO` builds it."""
    return _demo(build, tmp_path_factory.mktemp("public"), siteurl=REPO, public=True)


@pytest.fixture
def digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the demo, in a folder that is the current one."""
    for name in ("content", "seeds"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path

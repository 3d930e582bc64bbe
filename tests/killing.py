"""Builds that can be killed: a process that has imported the program stands ready, and each build is a copy of it.

On standard input it is told one build a line, in JSON: settings, and where it is to be killed. `at` counts the
calls that change the disk; the build kills its whole process group before the one of that number (`torn`: after
having written half of it). `after` kills it after so many seconds, whatever it does then.
"""

from __future__ import annotations

import ctypes
import io
import json
import os
import signal
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent

DOORS = ("open", "write", "fsync", "replace", "rename", "link", "unlink", "remove", "rmdir", "mkdir")
"""Functions of `os` through which Python changes the disk."""

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Counted:
    """Counts what changes the disk, in this process and those that are forked from it."""

    def __init__(self, at: int, torn: bool, fail: int = 0) -> None:
        self.at, self.torn, self.fail, self.count = at, torn, fail, 0

    def watch(self) -> None:
        for name in DOORS:
            setattr(os, name, self.watched(name, getattr(os, name)))

    def watched(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*args: Any, **more: Any) -> Any:
            if name == "open" and not args[1] & WRITING:
                return real(*args, **more)
            if name == "write" and not stat.S_ISREG(os.fstat(args[0]).st_mode):  # to another process
                return real(*args, **more)
            self.count += 1
            if self.count == self.at:
                if name == "write" and self.torn:
                    real(args[0], bytes(args[1])[: len(args[1]) // 2])
                os.killpg(0, signal.SIGKILL)
            if self.fail and self.count >= self.fail and name in ("write", "fsync", "mkdir", "open"):
                raise OSError(28, os.strerror(28), *args[: name in ("open", "mkdir")])
            return real(*args, **more)

        return called


def give_up_rights() -> None:
    """Heed what files and folders say of who may write, also as root (CAP_DAC_OVERRIDE)."""
    library = ctypes.CDLL(None)
    head = (ctypes.c_uint32 * 2)(0x2008_0522, 0)
    sets = (ctypes.c_uint32 * 6)()
    assert library.capget(head, sets) == 0
    for number in (0, 1, 2):  # effective, permitted, inheritable
        sets[number] &= ~(1 << 1)
    assert library.capset(head, sets) == 0


def build(told: dict[str, Any]) -> None:
    """One build in this process, whose end is the exit status."""
    from pelican import main

    os.environ.update(told["environment"])
    os.chdir(told.get("cwd", ROOT))
    counted = Counted(told.get("at", 0), told.get("torn", False), told.get("fail", 0))
    counted.watch()
    status: Any = 0
    try:
        if told.get("user"):
            give_up_rights()
        main([told["environment"]["DIGEST_CONTENT"], *told["options"]])
    except SystemExit as end:
        status = end.code
    except BaseException as error:
        print(repr(error))
        status = 99
    print(f"counted {counted.count}")
    sys.stdout.flush()
    from news_digest import locks

    locks._end()
    os._exit(status if isinstance(status, int) else int(status is not None))


def copy(told: dict[str, Any]) -> dict[str, Any]:
    """Run a build in a copy of this process; how it ended and what it said."""
    said = Path(told["said"])
    child = os.fork()
    if not child:
        os.setpgid(0, 0)
        shut = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(shut, 1)
        os.dup2(shut, 2)
        build(told)
    if "after" in told:
        time.sleep(told["after"])
        with suppress(ProcessLookupError, PermissionError):  # it has ended
            os.killpg(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return {"status": os.waitstatus_to_exitcode(status), "said": said.read_text("utf-8", "replace")}


def main() -> None:
    import pelican.settings  # noqa: F401

    import news_digest.convert  # noqa: F401
    from news_digest import hooks

    hooks.prepare()
    answers = io.TextIOWrapper(os.fdopen(os.dup(1), "wb"), "utf-8")
    for line in sys.stdin:
        print(json.dumps(copy(json.loads(line))), file=answers, flush=True)


if __name__ == "__main__":
    main()

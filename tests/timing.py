"""What work takes, for tests of how it grows: never in itself, only beside a smaller piece of the same."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def cpu_seconds(work: Callable[[], object]) -> float:
    """Seconds of this thread, the fewer of two; in none of them is the rubbish of all earlier tests looked for."""
    return min(_once(work) for _ in range(2))


def _once(work: Callable[[], object]) -> float:
    gc.disable()
    begun = time.thread_time()
    try:
        work()
    finally:
        gc.enable()
    return time.thread_time() - begun

"""Our own map page on the dataset in SOTAVENTO_DATA, timed."""

import os
import time
from pathlib import Path

from components.ui.site import show

began = time.perf_counter()
show()
with Path(os.environ["SOTAVENTO_BENCH_LOG"]).open("a") as log:
    log.write(f"{1000 * (time.perf_counter() - began)}\n")

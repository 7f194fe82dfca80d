"""Speed of the geocoding stage in CPU time: beside simpler systems, at start-up, and as texts grow.

    python benchmarks/speed.py [--corpora PATH] [--articles PATH] [--largest MB] [--no-growth]

What counts is real text: the corpora, of each every fourth article and all of them whole (``--corpora``: lgl.xml,
TR-News.xml, GeoVirus.xml), and articles of the region (``--articles``: a folder of .txt). This script's own sentences
over and over are the kindest text, since all names are known after the first. A peer finds names only: no roles,
assets, dates or geometry; what can be compared between machines is the ratio to it. "first" is the first time that a
process reads these texts, what it keeps of names included; "again" the best of several times after that. Growth is the
exponent between one size and its double, 1.0 where time is linear.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from pathlib import Path

from corpora import FILES, read_corpus
from rivals import rivals

from components.geocoding import tokens
from components.geocoding.compiled import product
from components.geocoding.geoparser import Options, geoparse
from components.model import MentionKind

PUBLISHED = dt.date(2025, 11, 3)
RUNS = 5
PLACES = Options(kinds=frozenset({MentionKind.PLACE}))
EVERYTHING = Options()
READERS = {  # the first of each pair also learns the names for the second
    "places, traces apart": Options(kinds=PLACES.kinds, trace=False),
    "places": PLACES,
    "everything, traces apart": Options(trace=False),
    "everything": EVERYTHING,
}
SENTENCES = (
    "The cruiser turned south on Tuesday and later anchored off Port of Spain, the ministry said.",
    "Nobody at the harbour wanted to say how long the work would take or who had paid for it.",
    "At least eight ships and about 4,500 sailors have been in the southern Caribbean since mid-August.",
    "Two bombers from Barksdale flew 60 nautical miles north of La Orchila before they went home.",
    "A clerk in the market of Norfolk, Virginia, remembered a quieter year and closed the window.",
    "El buque llegó a Willemstad el 2 de septiembre, según informó la armada en un comunicado.",
    "USS Gravely left Mayport for the Caribbean; officials in Washington gave no reason.",
    "The paper was long, and its third part told of roads, schools and the price of bread in small towns.",
    "Caracas denied that any of its F-16s had come near the destroyer, which stayed outside its waters.",
    "Los vecinos de Cumaná oyeron los motores durante la noche, pero nadie vio ningún avión.",
    "She had studied music in Vienna and law in Bogotá, and she laughed when they asked about either.",
    "Three MQ-9s were seen at Rafael Hernández Airport in Aguadilla between Oct. 12 and Oct. 19.",
)
LOAD = """
import resource, time
from pathlib import Path
from components.geocoding.gazetteer import default_gazetteer
started = time.process_time()
default_gazetteer()
seconds = time.process_time() - started
pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
print(seconds, pages * resource.getpagesize() / 1e6, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3)
"""


def article(size: int) -> str:
    """Our sentences over and over, in paragraphs, to about ``size`` characters."""
    count = size // (sum(map(len, SENTENCES)) // len(SENTENCES)) + 1
    lines = islice(cycle(SENTENCES), count)
    return "".join(line + ("\n\n" if number % 5 == 4 else " ") for number, line in enumerate(lines))[:size]


def of_words(words: Iterable[str]) -> Callable[[int], str]:
    listed = list(words)
    return lambda size: " ".join(islice(cycle(listed), size // 8))


HOSTILE: dict[str, Callable[[int], str]] = {
    "one name repeated": of_words(["Norfolk"]),
    "one pair repeated": of_words(["Norfolk,", "Virginia,"]),
    "capitalised words": lambda size: " ".join(f"Wo{'abcdefghij'[n % 10]}rd{n:x}" for n in range(size // 8)),
    "names of towns": of_words(["San", "Antonio", "Valencia", "Santa", "Rosa", "Georgia", "Paris", "Union"]),
    "ships and ports": of_words(["USS", "Ford", "at", "Ponce,", "the", "San", "Antonio", "sailed"]),
    "unbalanced quotes": of_words(['"Caracas', "(said", "“Coro", "['the"]),
    "figures": lambda size: " ".join(str(n % 10_000) for n in range(size // 5)),
    "one long figure": lambda size: "7" * size,
    "one long word": lambda size: "Aa" * (size // 2),
    "capital letters": lambda size: "A " * (size // 2),
    "right to left": of_words(["كاراكاس", "קראקס", "٣٤", "\u202ecaracas"]),
    "combining marks": lambda size: ("Cara\u0301\u0301\u200bcas " * (size // 11))[:size],
    "one run of marks": lambda size: "\u0301" * size,
    "number words": of_words(["two", "hundred", "and", "about", "ten"]),
    "dates": of_words(["May", "3", "to", "Nov.", "last", "week", "of", "2025"]),
    "cue words": of_words(["as", "and", "off", "the", "coast", "of", "sailed", "from"]),
    "empty lines": lambda size: "\n \n" * (size // 3),
    "full stops": lambda size: "." * size,
}


def cpu_seconds(run: Callable[[], object], runs: int = RUNS) -> float:
    best = math.inf
    for _ in range(runs):
        started = time.process_time()
        run()
        best = min(best, time.process_time() - started)
    return best


def read_all(texts: list[str], options: Options) -> None:
    for text in texts:
        geoparse(text, PUBLISHED, options=options)


def read_texts(path: Path) -> list[str]:
    return [article.text for article in read_corpus(path)]


def compare(title: str, texts: list[str]) -> None:
    """MB/s of the stage and of the installed peers on the same texts, with the ratio to each peer."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    installed = {name: run for name, run in rivals().items() if run}
    peers = {name: size / cpu_seconds(lambda run=run: [run(text) for text in texts]) for name, run in installed.items()}
    print(f"\n{title}: {size:.3f} MB in {len(texts)} texts; MB/s of CPU time")
    print(f"{'':28}{'first':>8}{'again':>8}" + "".join(f"{'x ' + name:>18}" for name in peers))
    for name, speed in peers.items():
        print(f"{name:28}{'':8}{speed:8.2f}")
    for name, options in READERS.items():
        first = size / cpu_seconds(lambda options=options: read_all(texts, options), 1)
        speed = size / cpu_seconds(lambda options=options: read_all(texts, options))
        cells = "".join(f"{speed / peer:18.2f}" for peer in peers.values())
        print(f"{name:28}{first:8.2f}{speed:8.2f}{cells}", flush=True)


def start_up() -> None:
    """Load time and memory in fresh processes."""
    runs = [subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True) for _ in range(3)]
    seconds, resident, peak = (
        min(column) for column in zip(*(map(float, run.stdout.split()) for run in runs), strict=True)
    )
    print(f"\nload {seconds:.2f} s, resident {resident:.0f} MB, peak {peak:.0f} MB")


def growth(title: str, make: Callable[[int], list[str]], sizes: list[int], runs: int = 2) -> None:
    """CPU seconds of everything at each size, and the exponent from each to the next."""
    seconds = []
    for size in sizes:
        texts = make(size)
        seconds.append(cpu_seconds(lambda texts=texts: read_all(texts, EVERYTHING), runs))
    steps = zip(seconds, seconds[1:], sizes, sizes[1:], strict=False)
    exponents = " ".join(f"{math.log(b / a) / math.log(m / n):5.2f}" for a, b, n, m in steps)
    print(f"{title:20}" + "".join(f"{second:9.2f}" for second in seconds) + f"   {exponents}", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--corpora", type=Path)
    arguments.add_argument("--articles", type=Path, help="a folder of .txt files")
    arguments.add_argument("--no-growth", action="store_true", help="leave out long, tiny and hostile texts")
    arguments.add_argument("--largest", type=float, default=10.0, help="MB of the largest single text")
    options = arguments.parse_args()
    read_all([article(5000)], EVERYTHING)
    native = Path(tokens.__file__).is_relative_to(product())
    print(f"geocoding {'compiled' if native else 'as Python reads it (make compile: about a quarter faster)'}")
    start_up()
    corpora = {name: read_texts(options.corpora / file) for name, file in FILES.items()} if options.corpora else {}
    for name, texts in corpora.items():
        compare(f"{name}, every fourth article", texts[::4])
    if corpora:
        compare("all corpora, whole", [text for texts in corpora.values() for text in texts])
    if options.articles:
        compare(
            f"articles of {options.articles}", [path.read_text() for path in sorted(options.articles.glob("*.txt"))]
        )
    compare("own sentences over and over", [article(2500 + 37 * number) for number in range(120)])
    if not options.no_growth:
        print_growth(int(options.largest * 1e6))


def print_growth(largest: int) -> None:
    sizes = [largest // 8, largest // 4, largest // 2, largest]
    print("\nseconds for everything at n, 2n, 4n, 8n characters, and the exponent of each doubling")
    growth("one article", lambda size: [article(size)], sizes, 1)
    growth("tiny texts (100 each)", lambda size: [SENTENCES[n % 12] for n in range(size // 100)], sizes, 1)
    for title, make in HOSTILE.items():
        growth(title, lambda size, make=make: [make(size)], [50_000, 100_000, 200_000, 400_000])


if __name__ == "__main__":
    main()

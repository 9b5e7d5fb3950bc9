"""One minute of broken files for every importer: no traceback, at most 512 MB, at most 20 s a file.

    python benchmarks/fuzz_importers.py [SECONDS] [FOLDER ...]

Seeds are the examples of the tests and whatever files lie in the folders named; they are cut, spliced, flipped and repeated. What
comes out must be records or a RefusedFile, nothing else. Prints the seed of the generator, so that a find can be repeated.
"""

from __future__ import annotations

import io
import random
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from importers.examples import EXAMPLES
from milo.importers import Context, Source, find_importers
from milo.vocabulary.errors import BadRecord, RefusedFile
from milo.vocabulary.records import encode

LIMIT_MB, LIMIT_S = 512, 20
ODD = (b"\xff\xff\xff\xff", b"\0\0\0\0", b"9" * 40, b"-1", b"NaN", b"1e308", b"<<<<", b'""""', b"\n\n")


def mutate(seed: bytes, rng: random.Random) -> bytes:
    """A broken copy: flipped, cut, doubled, spliced or with numbers made huge."""
    data = bytearray(seed[: rng.randint(1, len(seed))] if rng.random() < 0.3 else seed)
    for _ in range(rng.randint(1, 12)):
        if not data:
            break
        at = rng.randrange(len(data))
        move = rng.randrange(6)
        if move == 0:
            data[at] = rng.randrange(256)
        elif move == 1:
            del data[at : at + rng.randint(1, 64)]
        elif move == 2:
            data[at:at] = data[at : at + rng.randint(1, 256)]
        elif move == 3:
            data[at : at + 4] = rng.choice(ODD)
        elif move == 4:
            other = rng.randrange(len(data))
            data[at : at + 16], data[other : other + 16] = data[other : other + 16], data[at : at + 16]
        else:
            data[at] ^= 1 << rng.randrange(8)
    return bytes(data)


def main() -> int:
    """Fuzz every importer for the given seconds; exit code 1 on any find."""
    budget = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    paths = [p for folder in sys.argv[2:] for p in sorted(Path(folder).rglob("*")) if p.is_file()]
    files = [p.read_bytes() for p in paths if p.stat().st_size < 2_000_000]
    seed = random.SystemRandom().randrange(1 << 32)
    rng = random.Random(seed)
    print(f"seed {seed}, {budget:.0f} s for each importer, {len(files)} files beside the examples")
    finds = 0
    for importer in find_importers():
        own = [content for format, content in EXAMPLES.items() if format.split()[0] == importer.format]
        own += [f for f in files if importer.identify(Source("seed", lambda f=f: io.BytesIO(f), len(f)))]
        tried = refused = records = bad = 0
        slowest = 0.0
        end = time.perf_counter() + budget
        while time.perf_counter() < end:
            content = mutate(rng.choice(own), rng)
            start = time.perf_counter()
            source = Source("fuzz", lambda content=content: io.BytesIO(content), len(content))
            try:
                importer.identify(source)
                for found in importer.extract(source, Context("ada")):
                    records += 1
                    try:
                        encode(found.record)
                    except BadRecord:
                        bad += 1
            except RefusedFile:
                refused += 1
            except Exception as e:  # noqa: BLE001 - the find this program is for
                finds += 1
                path = Path(f"/tmp/milo-fuzz-{importer.format}-{finds}.bin")
                path.write_bytes(content)
                print(f"FIND {importer.format}: {type(e).__name__}: {e} -> {path}")
            slowest = max(slowest, time.perf_counter() - start)
            tried += 1
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{importer.format:14} {tried:7,} files, {refused:7,} refused, {records:9,} records ({bad:,} for the dead letters), "
            f"slowest {slowest:.2f} s, peak {peak:.0f} MB"
        )
        finds += slowest > LIMIT_S or peak > LIMIT_MB
    print("no finds" if not finds else f"{finds} FINDS")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())

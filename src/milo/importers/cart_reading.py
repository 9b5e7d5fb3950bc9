"""Any metabolic cart's file -> its BreathTable."""

from __future__ import annotations

from pathlib import Path

from milo.importers import cart_cortex, cart_text, cart_xlsx
from milo.importers.container import is_workbook, unpack
from milo.importers.contract import Source
from milo.vocabulary.breath_table import BreathTable
from milo.vocabulary.errors import RefusedFile

_READERS = (
    (cart_xlsx.Importer(), cart_xlsx.read_cart_xlsx),
    (cart_cortex.Importer(), cart_cortex.read_cart_cortex),
    (cart_text.Importer(), cart_text.read_cart_text),
)


def read_cart(file: Path | Source) -> BreathTable:
    """The rows of a test as a cart of any known make exported it, or a table with the columns of `milo analyse breath`.

    file: on disk (also as .gz), or a source.  Raises RefusedFile for what is missing, damaged, dangerous or no such table.
    """
    source = file if isinstance(file, Source) else _source(file)
    for importer, read in _READERS:
        if importer.identify(source):
            return read(source)
    wanted = "a metabolic cart's file (COSMED, CORTEX, Vyntus, ZAN, Parvo) or columns t_s, vco2_ml_min and vo2_ml_min or ve_l_min"
    raise RefusedFile(wanted, "another file", "export breath by breath")


def _source(path: Path) -> Source:
    if path.is_file() and path.stat().st_size:
        plain = Source(path.name, lambda: path.open("rb"), path.stat().st_size)
        if is_workbook(plain.head):  # an archive to the container, a table to us
            return plain
    sources = list(unpack(path))
    if len(sources) != 1:
        raise RefusedFile("one file", f"{len(sources)} in an archive", "unpack it and name the one to read")
    return sources[0]

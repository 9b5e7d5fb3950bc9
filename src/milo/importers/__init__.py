"""A file somebody exported -> records. One file a format; each holds a class `Importer`, found by scanning this folder.

Knows only the vocabulary. How to add one: docs/add-an-importer.md, or `milo new importer NAME`.
"""

from milo.importers.contract import Context, Found, Importer, Source, find_importers

__all__ = ["Context", "Found", "Importer", "Source", "find_importers"]

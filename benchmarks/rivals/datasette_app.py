"""Datasette over one SQLite file, as fast as we know to run it; for the Python of an environment of its own.

Run as ``PYTHON datasette_app.py QUERIES.json FILE.db PORT``: `QUERIES.json` has named queries, as they would stand in
Datasette's metadata. The file is opened immutable. Facets are off, as is the log of requests; queries run where
requests are answered, without going to a thread, which is faster for queries as short as these; uvicorn finds uvloop
and httptools beside it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import uvicorn  # type: ignore[import-not-found,unused-ignore]  # stands in Datasette's environment, not in ours
from datasette.app import Datasette  # type: ignore[import-not-found,unused-ignore]

SETTINGS = {
    "num_sql_threads": 0,
    "suggest_facets": False,
    "allow_facet": False,
    "allow_download": False,
    "default_cache_ttl": 0,
}


def main(queries: str, file: str, port: str) -> None:
    """Serve until stopped."""
    named = json.loads(Path(queries).read_text(encoding="utf-8"))
    metadata = {"databases": {Path(file).stem: {"queries": named}}}
    datasette = Datasette([], immutables=[file], settings=SETTINGS, metadata=metadata)
    uvicorn.run(datasette.app(), host="127.0.0.1", port=int(port), log_level="critical", access_log=False)


if __name__ == "__main__":
    main(*sys.argv[1:])

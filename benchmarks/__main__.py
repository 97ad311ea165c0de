"""``python -m benchmarks``: every measure, a line each, with the ratio against the tool named."""

from __future__ import annotations

from benchmarks import bulk_load, served_page

STATEMENTS = 200_000
"""In the bulk load here: a fifth of those that its limits are about, so that it takes two minutes and not ten."""


def main() -> None:
    """Run and print."""
    print("habeas against granian ASGI answering the same bytes and headers (limit: at least 0.8)")
    for name, ratio, seen in served_page.run():
        print(f"  {name}: {ratio:.2f} ({seen})")
    print(f"bulk load of {STATEMENTS:,} statements; the limits are for a million: python -m benchmarks.bulk_load")
    bulk_load.main(["--statements", str(STATEMENTS), "--rounds", "1"])


if __name__ == "__main__":
    main()

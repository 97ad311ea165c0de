"""``python -m benchmarks``: every measure, a line each, with the ratio against the tool named."""

from __future__ import annotations

from benchmarks import served_page


def main() -> None:
    """Run and print."""
    print("habeas against granian ASGI answering the same bytes and headers (limit: at least 0.8)")
    for name, ratio, seen in served_page.run():
        print(f"  {name}: {ratio:.2f} ({seen})")


if __name__ == "__main__":
    main()

"""Render the project's Markdown into linked HTML pages: `python tools/render_docs.py FOLDER`."""

from __future__ import annotations

import html
import os
import re
import sys
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parent.parent
PATTERNS = ("*.md", "docs/**/*.md")
PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · habeas</title>
<style>
body {{ max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.55 serif; color-scheme: light dark; }}
pre, code {{ font-size: .9em; overflow-x: auto; }}
table {{ border-collapse: collapse; }} th, td {{ padding: .3rem .6rem; border-bottom: 1px solid; text-align: start; }}
</style>
<nav><a href="{home}">habeas</a></nav>
<main>{body}</main>
</html>
"""


def render(source: Path, target: Path) -> None:
    """Write one page beside its place in the tree; links between Markdown files become links between pages."""
    markdown = MarkdownIt("commonmark").enable("table")
    text = source.read_text(encoding="utf-8")
    body = re.sub(r'href="([^":]+)\.md(#[^"]*)?"', r'href="\1.html\2"', markdown.render(text))
    heading = re.search(r"^# (.+)$", text, re.M)
    title = html.escape(heading.group(1) if heading else source.stem)
    home = os.path.relpath(Path("README.html"), source.relative_to(ROOT).parent)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(PAGE.format(title=title, home=home, body=body), encoding="utf-8")


def main(folder: Path) -> None:
    """Render every page; a link to a file that is not there stops the run."""
    sources = sorted({source for pattern in PATTERNS for source in ROOT.glob(pattern)})
    for source in sources:
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", source.read_text(encoding="utf-8")):
            if not (source.parent / link).exists():
                sys.exit(f"{source.relative_to(ROOT)} links to {link}, which does not exist")
        render(source, folder / source.relative_to(ROOT).with_suffix(".html"))
    print(f"{len(sources)} pages, from {folder / 'README.html'} on")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""What a finished page asks of a browser, and what a reader reads on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

LOADED = {"img", "source", "video", "audio", "iframe", "embed", "input", "track", "image", "use", "script", "object"}
"""Elements whose `src`, `href`, `data` or `srcset` a browser fetches by itself."""
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "preconnect", "dns-prefetch"}
FETCHED = ("src", "href", "xlink:href", "data", "srcset", "poster")


@dataclass
class Page(HTMLParser):
    """One page: the elements it holds, what it loads, what is forbidden in it, and its words."""

    loads: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"script", "style", "iframe", "object", "embed", "base"}:
            self.forbidden.append(f"<{tag}>")
        self.forbidden += [f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")]
        self.forbidden += [f"{name}={value}" for name, value in given.items() if value.startswith("javascript:")]
        if tag == "meta" and given.get("http-equiv"):
            self.forbidden.append(f"<meta http-equiv={given['http-equiv']}>")
        relations = set(given.get("rel", "").split())
        if tag in LOADED or (tag == "link" and relations & LOADED_LINKS):
            # A place inside the page itself is no request.
            self.loads += [given[name] for name in FETCHED if given.get(name) and not given[name].startswith("#")]

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        """The page's words, blanks made one."""
        return " ".join(" ".join(self.words).split())


def parse(html: bytes) -> Page:
    """Read one page."""
    page = Page()
    page.feed(html.decode())
    page.close()
    return page

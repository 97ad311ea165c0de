"""Links of a static copy: from the site's absolute addresses to the files of the copy, as a relative path."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container
from html import escape, unescape
from ipaddress import ip_address
from urllib.parse import quote, unquote, urlsplit

from habeas.site.links import SAFE

INDEX = "index.html"
NEEDS_SERVER = "/needs-a-server/"
"""The page of the copy that says what only a server answers."""

_QUERIED = frozenset({f"recommendations/{INDEX}", f"treaties/{INDEX}"})
"""Pages that the server makes anew for a query: the file would show everything and call it the answer."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ONE = frozenset({"action", "cite", "data", "formaction", "href", "longdesc", "poster", "src", "xlink:href"})
_SEVERAL = frozenset({"imagesrcset", "srcset"})
_TAG = re.compile(r"""<[A-Za-z](?:[^>"']|"[^"]*"|'[^']*')*+>""")
_MAY_LINK = re.compile("|".join(sorted((_ONE - {"xlink:href"}) | {"srcset"})), re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))""")


def live_address(base_url: str) -> str:
    """The observatory's address if others can follow it; empty where there is none or it means *this machine*."""
    try:
        parts = urlsplit(base_url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host or host == "localhost" or host.endswith(".localhost"):
        return ""
    try:
        address = ip_address(host)
    except ValueError:
        return base_url.rstrip("/")  # a name
    return "" if address.is_loopback or address.is_unspecified else base_url.rstrip("/")


class Links:
    """Where each link of a page leads in a copy that holds `files` (paths from its root, unescaped).

    What is not among them leads to the live observatory, or to the page that explains where there is none. An address
    with a scheme is left alone, except the observatory's own where nobody else could follow it.
    """

    def __init__(self, files: Container[str], base_url: str) -> None:
        self.files = files
        self.live = live_address(base_url)
        self._own = "" if self.live else base_url.rstrip("/")

    def rewrite(self, page: str, text: str) -> str:
        """The HTML or XML of the file `page` with every link in its tags made relative; text is never touched."""

        def attribute(found: re.Match[str]) -> str:
            name = found[1].lower()
            if name not in _ONE and name not in _SEVERAL:
                return found[0]
            value = unescape(next(one for one in found.groups()[2:] if one is not None))
            new = self.relative(page, value) if name in _ONE else self._several(page, value)
            return found[0] if new == value else f'{found[1]}{found[2]}"{escape(new)}"'

        def tag(found: re.Match[str]) -> str:
            return _ATTRIBUTE.sub(attribute, found[0]) if _MAY_LINK.search(found[0]) else found[0]

        return _TAG.sub(tag, text)

    def relative(self, page: str, link: str) -> str:
        """One link of the file `page` as it stands in the copy; a folder is named by its ``index.html``."""
        link = self._without_own(link)
        if not link or link.startswith("#") or _SCHEME.match(link):
            return link
        if link.startswith("//"):
            return f"https:{link}"  # from a file it would name a folder of this machine
        rest, hashed, fragment = link.partition("#")
        address, asked, query = rest.partition("?")
        address = _joined(page, address)
        found = self._file(address)
        if found is None or (query and found in _QUERIED):
            return self._elsewhere(page, address + asked + query, hashed + fragment)
        if found == page and fragment and not query:
            return hashed + fragment
        return _between(page, found) + asked + query + hashed + fragment

    def _several(self, page: str, value: str) -> str:
        """The candidates of a ``srcset``, each an address and maybe a width or density."""
        made = []
        for candidate in value.split(","):
            address, *descriptor = candidate.split() or [""]
            made.append(" ".join([self.relative(page, address), *descriptor]))
        return ", ".join(made)

    def _without_own(self, link: str) -> str:
        if self._own and (link == self._own or link.startswith(f"{self._own}/")):
            return link.removeprefix(self._own) or "/"
        return link

    def _elsewhere(self, page: str, address: str, fragment: str) -> str:
        if self.live:
            return self.live + address + fragment
        return f"{_between(page, NEEDS_SERVER[1:] + INDEX)}?{address}"

    def _file(self, address: str) -> str | None:
        """The file of the copy that the server would answer at this address; the missing slash of a page included."""
        path = unquote(address)
        inside = posixpath.normpath(f"/{path.lstrip('/')}").lstrip("/")
        index = f"{inside}/{INDEX}".lstrip("/")
        candidates = [index] if path.endswith("/") else [inside, index]
        return next((one for one in candidates if one in self.files), None)


def _joined(page: str, address: str) -> str:
    """An address on a page as one from the root of the site."""
    if address.startswith("/"):
        return address
    here = quote(f"/{page}", safe=SAFE)
    if not address:
        return here
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(here), address))
    folder = address.endswith(("/", "/.", "/..")) or address in {".", ".."}
    return joined + "/" if folder and joined != "/" else joined


def _between(page: str, file: str) -> str:
    path = quote(posixpath.relpath(f"/{file}", posixpath.dirname(f"/{page}")), safe=SAFE)
    # A colon before the first slash would make a scheme of it.
    return f"./{path}" if ":" in path.partition("/")[0] else path

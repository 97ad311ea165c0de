"""Every finished page of an edition: the site's front door for publishing, which makes them quire by quire."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from habeas.catalog.model import Catalog
from habeas.edition.reader import Edition
from habeas.site import feeds, leaves
from habeas.site.quires import Page, Quire, file, quires
from habeas.site.volume import Volume

__all__ = ["Page", "Quire", "build", "gather", "open_volume", "site_map"]


def open_volume(edition: Edition, catalog: Catalog | None = None) -> Volume:
    """The edition in its first language, with nothing read yet."""
    return Volume(edition, edition.meta.get("languages", "en").split()[0], catalog)


def gather(edition: Edition, catalog: Catalog | None = None) -> list[Quire]:
    """The quires of an edition; each is made from a volume of its own."""
    return list(quires(open_volume(edition, catalog)))


def site_map(volume: Volume, addresses: Sequence[feeds.Address], files: Iterable[str] = ()) -> Iterator[Page]:
    """The site map of all pages that have a twin, in the order of the quires; `files` are the paths of all others,
    maps of leaves among them."""
    for path, text in feeds.sitemap(volume, addresses, [one for one in files if one.startswith(leaves.MAPS)]):
        yield file(path, text, volume.id)


def build(edition: Edition, catalog: Catalog | None = None) -> Iterator[Page]:
    """Every finished page in the edition's first language, the site map last."""
    written: list[feeds.Address] = []
    files: list[str] = []
    for quire in gather(edition, catalog):
        for page in quire.make(open_volume(edition, catalog)):
            if page.json:
                written.append((page.path, page.changed_edition))
            else:
                files.append(page.path)
            yield page
    yield from site_map(open_volume(edition, catalog), written, files)

"""Writing a static copy of an edition: file by file, each held against the manifest on its way."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from habeas.catalog.carried import NAME as CATALOG
from habeas.edition import manifest as manifests
from habeas.edition.manifest import BLOCK, ListedFile, ManifestError
from habeas.edition.reader import DATABASE, Edition
from habeas.site import leaves
from habeas.site.page import Page
from habeas.site.pages import open_volume
from habeas.site.render import environment, render, twin
from habeas.site.static_copy.contents import EXPLAINED, MARK, path_in_copy
from habeas.site.static_copy.links import INDEX, NEEDS_SERVER, Links
from habeas.site.static_copy.place import CopyRefused, taking_place
from habeas.site.views.needs_server import NeedsServer, needs_server
from habeas.site.volume import volume_of

TWIN = "index.json"
FORMAT = 1
"""The number of this layout; it grows when a later export can no longer tell an earlier one's files."""

_READ = (DATABASE, CATALOG)
"""What the copy's own words are read from, before anything is copied."""


@dataclass(frozen=True, slots=True)
class StaticCopy:
    """What was made: of which edition, where, and how many files."""

    edition: str
    directory: Path
    files: int


def write(directory: Path, target: Path) -> StaticCopy:
    """Put a static copy of the edition in `directory` at `target`: wholly or not at all, the same bytes every time."""
    try:
        listed = manifests.read(directory).files
    except ManifestError as error:
        raise CopyRefused(str(error), str(directory), "run habeas verify, then publish again") from error
    for name in _READ:
        if name in listed:
            _hold_against(listed[name], manifests.listed(directory / name).sha256, directory / name)
    files = {inside: path for path in listed if (inside := path_in_copy(path))}
    with Edition.open(directory) as edition:
        volume = volume_of(edition)
        more_leaves = [] if leaves.finished(edition) else list(leaves.every(volume))
        addresses = (path[1:] for one in more_leaves for path, _changed in one.addresses(volume))
        made = {path + name for path in addresses for name in (INDEX, TWIN)}
        links = Links({*files, *made, EXPLAINED + INDEX, manifests.NAME}, volume.base_url)
        view = needs_server(volume, NEEDS_SERVER, links.live)
        if not view.database:
            files.pop(DATABASE, None)
        language, id_ = volume.language, volume.id
    writer = _Writer(directory, links, environment(language).get_template("parts/static_copy.html").render(view=view))
    with taking_place(target, id_) as building, Edition.open(directory) as edition:
        for inside, path in files.items():
            writer.copy(path, listed[path], building / inside, inside)
        for one in more_leaves:
            for page in one.make(open_volume(edition)):
                writer.write(page, building)
        more = _of_the_copy(view, language, (directory / manifests.NAME).read_bytes())
        for inside, content in more.items():
            (building / inside).parent.mkdir(exist_ok=True)
            (building / inside).write_bytes(writer.rewritten(inside, content))
    return StaticCopy(id_, target, len(files) + len(made) + len(more))


def _of_the_copy(view: NeedsServer, language: str, manifest: bytes) -> dict[str, bytes]:
    """The files that the manifest does not list, by their path in the copy."""
    mark = {"format": FORMAT, "edition": view.edition, "observatory": view.frame.observatory}
    return {
        manifests.NAME: manifest,
        EXPLAINED + INDEX: render("needs_server.html", view, language).encode(),
        EXPLAINED + TWIN: twin(view),
        MARK: json.dumps(mark, ensure_ascii=False, indent=1).encode() + b"\n",
    }


class _Writer:
    """Copies the files of one edition, with the links of its pages and feeds rewritten and the foot line added."""

    def __init__(self, directory: Path, links: Links, foot: str) -> None:
        self.directory = directory
        self.links = links
        self.foot = foot

    def copy(self, path: str, listed: ListedFile, target: Path, inside: str) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        if inside.endswith((".html", ".atom")):
            content = (self.directory / path).read_bytes()
            _hold_against(listed, hashlib.sha256(content).hexdigest(), self.directory / path)
            target.write_bytes(self.rewritten(inside, content))
            return
        digest = hashlib.sha256()
        with (self.directory / path).open("rb") as source, target.open("xb") as copy:
            while block := source.read(BLOCK):
                digest.update(block)
                copy.write(block)
        _hold_against(listed, digest.hexdigest(), self.directory / path)

    def write(self, page: Page, building: Path) -> None:
        """A page that the edition does not hold finished, with its twin."""
        inside = page.path[1:] + INDEX
        (building / inside).parent.mkdir(parents=True, exist_ok=True)
        (building / inside).write_bytes(self.rewritten(inside, page.html))
        (building / inside).with_name(TWIN).write_bytes(page.json)

    def rewritten(self, inside: str, content: bytes) -> bytes:
        """A page as it stands in the copy; any other file as it is."""
        if inside.endswith(".html"):
            return self.links.rewrite(inside, self._with_foot(content.decode())).encode()
        return self.links.rewrite(inside, content.decode()).encode() if inside.endswith(".atom") else content

    def _with_foot(self, page: str) -> str:
        """The page with the line that says what it is, at the end of its footer."""
        ends = [place for end in ("</footer>", "</body>") if (place := page.rfind(end)) >= 0]
        at = ends[0] if ends else len(page)
        return f"{page[:at]}{self.foot}\n{page[at:]}"


def _hold_against(listed: ListedFile, digest: str, path: Path) -> None:
    if digest != listed.sha256:
        raise CopyRefused("is not as it was published", str(path), "run habeas verify, then publish again")

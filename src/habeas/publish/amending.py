"""After a redaction: every kept edition that told of it is made again, at its cut and from what it was made from.

The oldest comes first, as later editions carry the digests of earlier ones. Each is built and synced aside, recorded,
and swapped in; a crash at any point is gone on with by the next publish or redaction.
"""

from __future__ import annotations

import shutil
from filecmp import cmp
from pathlib import Path

from habeas.capture.durable import exchange, share_file, sync_folder, sync_tree
from habeas.edition import manifest as manifests
from habeas.edition.manifest import ManifestError
from habeas.ledger import public, redacting, redactions
from habeas.ledger.home import Home
from habeas.ledger.models import Decision
from habeas.publish import cut as cuts
from habeas.publish import worksheet
from habeas.publish.building import Site
from habeas.publish.rebuilding import STANDARD, rebuild

AMENDING, WAS = ".amending-", ".was"
"""How the names of folders begin or end in which an edition is being made again, or lies as it was."""


def finish(home: Home, site: Site = STANDARD) -> list[str]:
    """Go on with a redaction that was begun, to its end; the result names the editions that were amended.

    The lock of publishing must be held. One that was begun and not committed in the ledger never was.
    """
    intended = redactions.intended(home)
    if intended is None:
        return []
    decisions = [redacting.decision_on(one) for one in intended.redactions]
    found = [decision for decision in decisions if decision]
    amended: list[str] = []
    if found and len(found) == len(decisions):
        redacting.clear(home, intended)
        amended = _amend(home, intended.since, max(found, key=lambda one: one.pk), site)
        worksheet.clear(home.editions)
    redactions.finished(home)
    return amended


def _amend(home: Home, since: str, decision: Decision, site: Site) -> list[str]:
    """Amend every edition from `since` on; where nothing is kept of one, its digest is forgotten."""
    _sweep(home.editions)
    ids = [one.id for one in cuts.recorded()]
    from_then_on = ids[ids.index(since) :] if since else []
    for edition_id in from_then_on:
        if (home.editions / edition_id).is_dir():
            _amend_kept(home, edition_id, decision, site)
        elif _recorded(edition_id, decision) is None:
            public.record_amendment(edition_id, decision=decision.pk, content_digest="")
    return [edition_id for edition_id in from_then_on if (home.editions / edition_id).is_dir()]


def _amend_kept(home: Home, edition_id: str, decision: Decision, site: Site) -> None:
    directory, aside = home.editions / edition_id, home.editions / (AMENDING + edition_id)
    day, digest = decision.at[:10], _recorded(edition_id, decision)
    if digest is not None and _is_amended(directory, day, digest):
        return
    made = rebuild(home, edition_id, aside, site=site, amended=day)
    _share(aside, directory)
    sync_tree(aside)
    if digest is None:
        public.record_amendment(edition_id, decision=decision.pk, content_digest=made.digest)
    exchange(aside, directory)
    sync_folder(home.editions)
    shutil.rmtree(aside)


def _recorded(edition_id: str, decision: Decision) -> str | None:
    """The digest that was recorded of the edition after this decision."""
    of = ((one.edition, one.decision, one.content_digest) for one in public.amendments())
    return next((digest for edition, by, digest in of if (edition, by) == (edition_id, decision.pk)), None)


def _is_amended(directory: Path, day: str, digest: str) -> bool:
    try:
        found = manifests.read(directory)
    except ManifestError:
        return False
    return (found.amended, found.digest) == (day, digest)


def _share(aside: Path, directory: Path) -> None:
    """Put in the place of every file that came out alike a link to the old one; it is read to be sure."""
    for path in [path for path in aside.rglob("*") if path.is_file()]:
        old = directory / path.relative_to(aside)
        if old.is_file() and not old.is_symlink() and cmp(path, old, shallow=False):
            path.unlink()
            share_file(old, path)


def _sweep(editions: Path) -> None:
    """Clear what an interrupted run left; an edition that was on its way out keeps its name until another has it."""
    for was in editions.glob(f"*{WAS}"):
        directory = was.with_name(was.name.removesuffix(WAS))
        if directory.is_dir():
            shutil.rmtree(was)
        else:
            was.rename(directory)
    for path in editions.glob(f"{AMENDING}*"):
        shutil.rmtree(path)

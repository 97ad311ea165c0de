"""The editions: whether the current one is there, recorded and whole, and what an interrupted publish left."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator

from habeas.edition.current import ASIDE, LINK, NoEdition, current, current_id, kept, order
from habeas.edition.verify import verify
from habeas.keeping.doctor.symptom import Symptom, mind, wrong
from habeas.ledger import redactions
from habeas.ledger.editions import editions
from habeas.ledger.home import Home
from habeas.publish.amending import AMENDING, WAS
from habeas.publish.healing import BUILDING
from habeas.publish.lock import LOCK
from habeas.publish.pruning import REMOVING

HEALS = "Run habeas publish: it puts it right."


def current_dangling(home: Home) -> Iterator[Symptom]:
    """The link to the current edition points to nothing."""
    link = home.editions / LINK
    if not os.path.lexists(link):
        return
    try:
        current(home.editions)
    except NoEdition:
        yield wrong("current_dangling", link, f"points to {os.readlink(link)}, which is not there", HEALS)


def nothing_published(home: Home) -> Iterator[Symptom]:
    """There is no edition yet."""
    if not os.path.lexists(home.editions / LINK):
        yield mind("nothing_published", home.editions, "nothing is published yet", "Run habeas publish.")


def current_unrecorded(home: Home) -> Iterator[Symptom]:
    """The current edition is not the last that the ledger recorded."""
    recorded, now = [cut.edition for cut in editions()], current_id(home.editions)
    if not now or (recorded and now == recorded[-1]):
        return
    if not recorded or order(now) > order(recorded[-1]):
        what = f"the ledger knows no edition {now}: it is older than the editions, as one restored from a backup"
        fix = "See that it is the right ledger; then habeas publish makes an edition of what it says."
        yield wrong("current_unrecorded", home.editions / LINK, what, fix)
    else:
        what = f"{now} is current, the ledger recorded {recorded[-1]} after it"
        yield wrong("current_unrecorded", home.editions / LINK, what, HEALS)


def edition_damaged(home: Home) -> Iterator[Symptom]:
    """A kept edition is not as it was published."""
    for edition in kept(home.editions):
        if problems := verify(home.editions / edition):
            more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
            fix = f"See habeas verify {edition}. Put it back from a backup or a mirror; it must not be changed."
            yield wrong("edition_damaged", home.editions / edition, f"{problems[0]}{more}", fix)


def publish_interrupted(home: Home) -> Iterator[Symptom]:
    """A publish or a redaction was stopped before its end, and nobody has gone on with it."""
    if not home.editions.is_dir() or _at_work(home):
        return
    if (home.path / redactions.INTENTION).exists():
        what = "a redaction was stopped before its end: kept editions may still tell what was redacted"
        yield wrong("redaction_interrupted", home.path / redactions.INTENTION, what, "Run habeas publish: it ends it.")
    for path in sorted(home.editions.iterdir()):
        if path.name.startswith((BUILDING, REMOVING, AMENDING)) or path.name.endswith(WAS) or path.name == ASIDE:
            what = "an interrupted publish left it; nobody reads it"
            yield mind("publish_interrupted", path, what, "The next habeas publish clears it.")


def _at_work(home: Home) -> bool:
    """Whether somebody publishes now: what lies there is theirs."""
    try:
        descriptor = os.open(home.editions / LOCK, os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False

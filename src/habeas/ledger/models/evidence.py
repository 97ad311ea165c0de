"""What statements rest on: sources, captures, the batches they came in, and the words they point to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import models


class Words(models.TextField):  # type: ignore[type-arg]  # generic for the checker alone
    """A pointer to a `Text` by its hash; empty where there are no words. To the database it is text."""

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Migrations need not know the difference."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class Text(models.Model):
    """Free words, found by their salted hash, so that they can be emptied while every seal still verifies.

    No two statements share one: emptying the words of one leaves the other's.
    """

    hash = models.TextField(primary_key=True)
    """sha256 over salt and words, in hexadecimal."""
    salt = models.TextField()
    words = models.TextField()
    language = models.TextField()
    translation_of = models.TextField(default="")
    """The hash of the original; empty where this is it."""


class Capture(models.Model):
    """Bytes as they came in. Private: the public gets hash, date and an archive's address at most."""

    sha256 = models.TextField()
    media_type = models.TextField()
    url = models.TextField(default="")
    fetched = models.TextField(default="")
    how = models.TextField(default="")


class Batch(models.Model):
    """One reader, in one version, over one capture (or a person's hand)."""

    reader = models.TextField()
    version = models.TextField(default="")
    mapping = models.TextField(default="")
    capture = models.ForeignKey(Capture, models.PROTECT, null=True, related_name="+")
    started_at = models.TextField()
    by = models.TextField()
    role = models.TextField()


class Source(models.Model):
    """One dated publication. Its key never changes; a later vintage is another source."""

    key = models.TextField(primary_key=True)
    title = Words()
    publisher = models.TextField()
    kind = models.TextField()
    url = models.TextField()
    published = models.TextField()
    accessed = models.TextField()
    licence = models.TextField()
    redistribute = models.TextField()
    language = models.TextField()
    series = models.TextField()
    visibility = models.TextField()
    note = Words()
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+")
    stated_at = models.TextField()
    stated_by = models.TextField()
    salt = models.TextField()
    seal = models.TextField()

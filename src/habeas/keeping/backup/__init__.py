"""The whole observatory in one file, and back: every byte of it is held against a hash on the way."""

from habeas.keeping.backup.errors import RefusedBackup
from habeas.keeping.backup.restoring import Restored, restore
from habeas.keeping.backup.writing import BackedUp, back_up

__all__ = ["BackedUp", "RefusedBackup", "Restored", "back_up", "restore"]

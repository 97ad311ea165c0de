"""Who acts: a person's account and the role they act in."""

from __future__ import annotations

import os
import pwd
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """In what capacity a person states or decides; the only thing about a person that is ever published."""

    OPERATOR = "operator"
    CONTRIBUTOR = "contributor"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


CHECKING_ROLES = frozenset({Role.EDITOR, Role.ADMINISTRATOR})
"""Roles whose acceptance of a statement counts as a check; an operator's is only *accepted at import*."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An account's name, which never leaves the ledger, and a role, which does."""

    name: str
    role: Role


def operator() -> Actor:
    """Whoever runs the command line: the operating-system user, as *operator*."""
    return Actor(_user(), Role.OPERATOR)


def _user() -> str:
    """By the process's user id: variables such as LOGNAME say whatever one likes, and two people could be one."""
    uid = os.getuid()
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:  # a container may run as a user that no file names
        return str(uid)

"""Lists of treaty actions: who signed, joined, reserved, objected or left, as the depositary and others print it.

Pure: bytes come in, a `TreatyReading` goes out, and every row and passage of the file is in it, read or with the reason
why not. `statements` makes proposals of it.
"""

from habeas.intake.treaties.errors import TreatyListError
from habeas.intake.treaties.reader import read_treaties
from habeas.intake.treaties.reading import Piece, ReadAct, ReadStatus, TreatyReading
from habeas.intake.treaties.safely import read_treaties_safely
from habeas.intake.treaties.statements import list_source, statements

__all__ = [
    "Piece",
    "ReadAct",
    "ReadStatus",
    "TreatyListError",
    "TreatyReading",
    "list_source",
    "read_treaties",
    "read_treaties_safely",
    "statements",
]

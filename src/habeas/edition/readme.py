"""README.md of the data files: what lies where and how to read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from habeas.edition.codebook import TIMES
from habeas.edition.datapackage import Resource

_HOW_TO_READ = """\
## How to read the files

- UTF-8, commas, one header line, lines ended by a line feed. Lists are separated by `; `.
- Status of an observation: `reported`, `estimated` and `provisional` carry a value; `not_available` (asked or searched
  for, none published), `refused`, `suppressed` (a small number withheld), `not_applicable` and `unparsed` (see `raw`)
  carry none. No row at all means *not yet looked for*. Zero is a number.
- `value` is a number, an answer or words. Anything else is JSON: `{"at_least":5}`, `{"from":1,"to":2}`,
  `{"amount":102,"currency":"GBP","scale":1}`, `{"days":30}`, `{"code":"no_limit"}`, a list. `number` is for plots.
- Several answers to one `question` may stand: `preferred` marks the one that is used, `preferred_by` says why.
- `gaps.csv` has a line a question that was asked or searched for in vain: `since` and `until` are the earliest and the
  latest year, `asked` is where in each of `sources` it was asked, `answered_for` the latest year with a value all the
  same. What nobody has looked for yet is not in it.
- `coverage` is `national`, `partial` (never to be summed or ranked as the country's) or `place`.
- `state` is `current`, `superseded` (`replaced_by` names the successor) or `withdrawn` (emptied, with its `reason`).
- Periods are EDTF. What a value says of its period is in `codebook.csv`, column `time`:
"""

_FORMULAS = """\
## Formulas

A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula. In the CSV files
every text that begins so, or with an apostrophe, has one apostrophe before it; take one off to get the text back. Plain
numbers, negative ones too, are left as they are. `statements.jsonl` has no such marks.

## Sources that do not let tables be passed on

Where a source's `redistribute` is `no`, its rows are here with `value`, `number` and `raw` empty, and recommendations
without their text; the pages show them one by one, each with its source.
"""


def readme(meta: Mapping[str, str], resources: Iterable[Resource]) -> str:
    """The text of README.md."""
    files = "\n".join(f"| `{one.path}` | {one.title} |" for one in resources)
    times = "\n".join(f"  - `{key}`: {meaning}" for key, meaning in TIMES.items())
    return (
        f"# {meta.get('title', '')}: data of edition {meta['id']}\n\n"
        f"Licence of the compilation: {meta.get('data_licence', '')}. Those of the sources are in `LICENCES.md`.\n\n"
        f"| file | what |\n| --- | --- |\n{files}\n"
        "| `datapackage.json` | every file with its columns, hash, licence and sources (Frictionless) |\n\n"
        f"{_HOW_TO_READ}{times}\n\n{_FORMULAS}"
    )

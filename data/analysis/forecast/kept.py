"""Which forecast does each published version stand by?

The one that was stored when the version opened; where none was, as of a sample or
of what was published before forecasts were stored, one made anew from that version
alone, which knows nothing of what followed.

One case: of Westmere's second plan, whose 24 versions are samples, none is stored;
all are made anew, and those from version 4 on gave dates that its end is held
against.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from data.analysis.forecast.as_made import Made, made
from data.analysis.forecast.scoring import scored
from data.analysis.ledger import Version


def newest(versions: Sequence[Version]) -> Made:
    """The forecast of the newest version, the last of those given.

    Raises:
        ValueError: when what is stored is not a forecast.
    """
    last = versions[-1]
    return _stored([last]).get(last.number) or made(last.plan, last.number)


def earlier(versions: Sequence[Version]) -> pd.DataFrame:
    """How the forecasts of all but the newest did, by what is known at the newest.

    Columns as ``scoring.COLUMNS`` and ``stored``, whether it is shown as stored.

    Raises:
        ValueError: when what is stored is not a forecast.
    """
    kept = _stored(versions)
    table = scored([(one.number, one.plan) for one in versions], kept)
    before = table[table["version"] != versions[-1].number]
    return before.assign(stored=before["version"].isin(list(kept)))


def _stored(versions: Sequence[Version]) -> Mapping[int, Made]:
    return {
        one.number: Made.from_record(one.forecast) for one in versions if one.forecast
    }

"""When will it be finished, and how did earlier forecasts do?

``forecasting`` answers with a chance for every month, by ``model``'s method;
``completions`` counts the months it goes by; ``as_made`` is one version's forecast, in
days of the calendar and as it is stored; ``scoring`` holds those of earlier
versions against what happened.

One case: ``forecast([7, 3, 4, 6, 7, 8], 61)`` says within how many months all 61
are reported complete at a chance of 50% and of 85%, if the pace slows as finite
plans usually do, or if it holds. It never says that anybody will sign them off.
"""

from data.analysis.forecast.as_made import Made, made
from data.analysis.forecast.completions import Monthly, monthly
from data.analysis.forecast.forecasting import (
    FEWEST_MONTHS,
    PACES,
    Forecast,
    Pace,
    forecast,
)
from data.analysis.forecast.model import HORIZON, METHOD, Outlook
from data.analysis.forecast.scoring import Fate, scored

__all__ = [
    "FEWEST_MONTHS",
    "HORIZON",
    "METHOD",
    "PACES",
    "Fate",
    "Forecast",
    "Made",
    "Monthly",
    "Outlook",
    "Pace",
    "forecast",
    "made",
    "monthly",
    "scored",
]

"""When will it be finished, and how did earlier forecasts do?

``forecasting`` answers with a chance for every month by ``model``'s method.

One case: ``forecast([7, 3, 4, 6, 7, 8], 61)`` says within how many months all 61
are reported complete at a chance of 50% and of 85%, if the pace slows as finite
plans usually do, or if it holds. It never says that anybody will sign them off.
"""

from data.analysis.forecast.forecasting import FEWEST_MONTHS, PACES, Forecast, Pace
from data.analysis.forecast.forecasting import forecast as forecast
from data.analysis.forecast.model import HORIZON, METHOD, Outlook

__all__ = [
    "FEWEST_MONTHS",
    "HORIZON",
    "METHOD",
    "PACES",
    "Forecast",
    "Outlook",
    "Pace",
    "forecast",
]

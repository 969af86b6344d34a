from services.coverage.figures import *
from services.coverage.shares import share


async def projection(session, cut, today, regency):
    from datetime import date

    a = await share(session, cut, today, regency)
    pts = tuple(Forecast(date(today.year, 12, 31), a.protected, a.protected) for _ in (1,))
    return Projection(today, a.entitled, 0.0, 90, pts, None)

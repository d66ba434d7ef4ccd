"""How long a decision can be appealed."""

from datetime import date, timedelta

from eservice.workdays import is_working_day

# FL 44 §: three weeks from the day that the person got the decision.
TIME_TO_APPEAL = timedelta(weeks=3)


def last_day_to_appeal(received_on: date) -> date:
    """Return the last day on which an appeal is in time.

    A last day that is a Saturday, a Sunday, a holiday, Midsummer's, Christmas or New Year's Eve
    is moved to the next working day (lag 1930:173 om beräkning av lagstadgad tid, 2 §).
    """
    day = received_on + TIME_TO_APPEAL
    while not is_working_day(day):
        day += timedelta(days=1)
    return day

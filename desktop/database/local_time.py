"""Local time as the bank writes it: +08:00 all year, to the second."""

from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


def now() -> datetime:
    return datetime.now(CHINA)


def stamp(moment: datetime) -> str:
    """`YYYY-MM-DDTHH:MM:SS+08:00`."""
    return moment.astimezone(CHINA).isoformat(timespec="seconds")

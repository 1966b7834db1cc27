"""A day that somebody typed."""

from datetime import date

from desktop.editing.edit import EditRefused


def checked_day(text: str) -> str:
    """A day as YYYY-MM-DD. Raises EditRefused for anything else."""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise EditRefused(
            f"不是日期：{text}。请写成 2016-12-31 的样子。", f"Not a date: {text}. Write it like 2016-12-31."
        ) from error

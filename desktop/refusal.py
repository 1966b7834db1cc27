"""A refusal is a sentence for the person at the screen, in Chinese and in English."""


class Refused(Exception):
    """Something could not be done, for a reason the user can act on.

    The sentence says what happened, what was kept and what to do. It is shown as it stands, so it holds
    no personal data and no stack trace. Any other exception that reaches the screen is a bug.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en

    def __str__(self) -> str:
        return f"{self.zh}\n{self.en}"


class Cancelled(Exception):
    """The user cancelled long work; whoever started it leaves nothing half done."""

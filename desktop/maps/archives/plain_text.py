"""Words out of a stranger's file as plain text: no markup, no control characters, no end without an end."""

import html
import re
import unicodedata

_HIDDEN = re.compile(r"<(script|style)\b.*?(</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_LOOSE = str.maketrans({"<": "‹", ">": "›"})  # what is left of broken markup must not become some elsewhere
_MOST_READ = 20_000
_MOST_ROUNDS = 4


def plain(text: object, *, most: int = 300) -> str:
    """At most `most` characters of text with tags taken out and entities read, also where they hide each other."""
    if not isinstance(text, str):
        return ""
    text = text[:_MOST_READ]
    for _ in range(_MOST_ROUNDS):
        before = text
        text = html.unescape(_TAG.sub("", _HIDDEN.sub("", text)))
        if text == before:
            break
    kept = "".join(" " if letter.isspace() else letter for letter in text.translate(_LOOSE) if _harmless(letter))
    kept = " ".join(kept.split())
    return kept if len(kept) <= most else kept[: most - 1].rstrip() + "…"


def _harmless(letter: str) -> bool:
    """No control, direction-changing, private or unpaired characters."""
    return letter.isspace() or not unicodedata.category(letter).startswith("C")

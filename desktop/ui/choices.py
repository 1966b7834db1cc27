"""The choices of a drop-down list, said again when the language or the figures in them change."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox


def say_choices(box: QComboBox, words: Sequence[str]) -> None:
    """Say the choices anew; the one that was chosen stays so."""
    while box.count() > len(words):
        box.removeItem(box.count() - 1)
    for number, text in enumerate(words):
        if number < box.count():
            box.setItemText(number, text)
        else:
            box.addItem(text)

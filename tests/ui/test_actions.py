"""The one table of actions."""

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from desktop.ui.actions import BY_KEY, DRAFT_AIDS, DRAFT_TOOLS, GROUPS, TABLE, TOOLS, Actions
from desktop.ui.help_keys import gestures_of
from desktop.ui.theme import LIGHT


@pytest.fixture
def actions(qapp: QApplication) -> Actions:
    return Actions(LIGHT, qapp)


def test_keys_and_shortcuts_are_unique() -> None:
    assert len(BY_KEY) == len(TABLE)
    shortcuts = [QKeySequence(keys).toString() for row in TABLE for keys in row.keys]
    assert all(shortcuts)
    assert len(set(shortcuts)) == len(shortcuts)
    assert {row.group for row in TABLE} <= {key for key, _ in GROUPS}


def test_the_keys_a_gis_user_expects_are_there() -> None:
    expected = {
        "undo": "Ctrl+Z", "redo": "Ctrl+Y", "back": "Alt+Left", "forward": "Alt+Right", "refresh": "F5",
        "whole_bank": "Ctrl+Shift+F", "to_selection": "Ctrl+J", "keys": "?",
    }  # fmt: skip
    for key, shortcut in expected.items():
        assert shortcut in BY_KEY[key].keys
    assert "Ctrl+Shift+Z" in BY_KEY["redo"].keys


def test_an_action_that_is_off_says_why(actions: Actions) -> None:
    actions.allow("undo", on=False)
    assert actions["undo"].toolTip().startswith("没有可撤销的修改")
    actions.allow("undo", on=True)
    assert actions["undo"].toolTip().startswith("撤销上一步修改")


def test_undo_names_what_it_would_undo(actions: Actions) -> None:
    actions.label("undo", "锁定网格（责任书已签）")
    assert actions["undo"].text() == "撤销：锁定网格（责任书已签）"
    actions.label("undo", "")
    assert actions["undo"].text() == "撤销"


@pytest.mark.parametrize("tool", TOOLS + DRAFT_TOOLS)
def test_every_tool_has_its_keys_explained(tool: str) -> None:
    assert len(gestures_of(tool)) >= 3


@pytest.mark.parametrize("key", DRAFT_TOOLS + DRAFT_AIDS)
def test_what_needs_a_draft_says_so_while_it_is_off(actions: Actions, key: str) -> None:
    actions.allow(key, on=False)
    assert "草案" in actions[key].toolTip()

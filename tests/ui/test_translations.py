"""Every Chinese text of the window has an English one, in the file that is loaded."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from PySide6.QtCore import QTranslator

from desktop import paths

FOLDER = paths.RESOURCES / "translations"


def messages(file: Path) -> dict[tuple[str, str], ET.Element]:
    found: dict[tuple[str, str], ET.Element] = {}
    for context in ET.parse(file).getroot().findall("context"):
        for message in context.findall("message"):
            translation = message.find("translation")
            assert translation is not None
            found[context.findtext("name", ""), message.findtext("source", "")] = translation
    return found


def test_every_text_in_the_source_has_an_english_one(tmp_path: Path) -> None:
    """lupdate reads the sources anew; a text that is not in our file, or has no translation, fails."""
    fresh = tmp_path / "fresh.ts"
    lupdate = Path(sys.executable).with_name("pyside6-lupdate" + (".exe" if sys.platform == "win32" else ""))
    sources = [str(file) for file in sorted((paths.ROOT / "desktop").rglob("*.py"))]
    subprocess.run([str(lupdate), *sources, "-ts", str(fresh)], check=True, capture_output=True, timeout=120)
    ours = messages(FOLDER / "getu_en.ts")
    wanted = messages(fresh)
    assert len(wanted) > 350
    missing = [key for key in wanted if key not in ours or not ours[key].text or ours[key].get("type") == "unfinished"]
    assert not missing


def test_the_loaded_file_holds_every_translation() -> None:
    translator = QTranslator()
    assert translator.load("getu_en", str(FOLDER))
    for (context, source), translation in messages(FOLDER / "getu_en.ts").items():
        assert translator.translate(context, source) == translation.text, (context, source)


def test_placeholders_survive_translation() -> None:
    for (_, source), translation in messages(FOLDER / "getu_en.ts").items():
        english = translation.text or ""
        for place in range(4):
            assert (f"{{{place}}}" in source) == (f"{{{place}}}" in english), source

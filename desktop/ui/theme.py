"""The look of the window: one set of colour tokens per theme, a QPalette and one style sheet made from them."""

from dataclasses import asdict, dataclass

from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from desktop import paths
from desktop.drawing.fonts import load_fonts
from desktop.ui import icons

# The map's fonts cover GBK; what is rarer still is taken from what the system has.
FALLBACK_FONTS = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "Droid Sans Fallback")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours of one theme, each named by what it is for."""

    background: str
    panel: str
    raised: str  # cards on a panel
    line: str
    text: str
    secondary: str
    mute: str
    accent: str
    accent_soft: str
    on_accent: str
    hover: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str


LIGHT = Tokens(
    background="#F4F6F9", panel="#FFFFFF", raised="#F8FAFD", line="#E4E9F0", text="#17212F", secondary="#5C6B7E",
    mute="#76859A", accent="#2563EB", accent_soft="#EAF1FF", on_accent="#FFFFFF", hover="#F1F4F9",
    ok="#15803D", ok_soft="#E6F6EC", warn="#9A5800", warn_soft="#FFF3E0", bad="#C8322B", bad_soft="#FDECEB",
)  # fmt: skip

DARK = Tokens(
    background="#10161F", panel="#17202C", raised="#1D2836", line="#2B3747", text="#E7EDF5", secondary="#A6B4C6",
    mute="#8191A6", accent="#6EA0FF", accent_soft="#20335A", on_accent="#0B1626", hover="#202B3A",
    ok="#5CCB8F", ok_soft="#173528", warn="#E8AE55", warn_soft="#3A2C15", bad="#FF8A80", bad_soft="#42211F",
)  # fmt: skip

THEMES = {"light": LIGHT, "dark": DARK}


def palette(tokens: Tokens) -> QPalette:
    """The palette Fusion draws with; what the style sheet does not name takes its colours from here."""
    role = QPalette.ColorRole
    made = QPalette()
    for where, colour in (
        (role.Window, tokens.background), (role.WindowText, tokens.text), (role.Base, tokens.panel),
        (role.AlternateBase, tokens.raised), (role.Text, tokens.text), (role.Button, tokens.panel),
        (role.ButtonText, tokens.text), (role.BrightText, tokens.bad), (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent), (role.Link, tokens.accent), (role.PlaceholderText, tokens.mute),
        (role.ToolTipBase, tokens.text), (role.ToolTipText, tokens.panel), (role.Mid, tokens.line),
        (role.Light, tokens.raised), (role.Dark, tokens.line), (role.Accent, tokens.accent),
    ):  # fmt: skip
        made.setColor(where, QColor(colour))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens.mute))
    return made


def style_sheet(name: str) -> str:
    """`resources/styles/window.qss` for a theme, every `@token` replaced; longer names first, so none eats another."""
    sheet = (paths.RESOURCES / "styles" / "window.qss").read_text(encoding="utf-8")
    for token, colour in sorted(asdict(THEMES[name]).items(), key=lambda pair: -len(pair[0])):
        sheet = sheet.replace(f"@{token}", colour)
    for drawing in ("chevron", "check"):
        sheet = sheet.replace(f"@{drawing}", (paths.RESOURCES / "styles" / f"{drawing}-{name}.svg").as_posix())
    return sheet


def apply(application: QApplication, name: str) -> Tokens:
    """Dress the whole application in `light` or `dark`; KeyError for another name."""
    tokens = THEMES[name]
    if application.style().objectName() != "fusion":
        application.setStyle(QStyleFactory.create("Fusion"))
    font = QFont()
    font.setFamilies([*load_fonts(), *FALLBACK_FONTS])
    font.setPixelSize(13)
    application.setFont(font)
    application.setPalette(palette(tokens))
    sheet = style_sheet(name)
    if application.styleSheet() != sheet:  # setting it walks through every widget there is
        application.setStyleSheet(sheet)
    return tokens


def icon(name: str, tokens: Tokens, *, size: int = 18) -> QIcon:
    """An icon in the theme's colours: quiet at rest, accent when checked, mute when switched off."""
    return icons.icon(name, normal=tokens.secondary, checked=tokens.accent, disabled=tokens.mute, size=size)

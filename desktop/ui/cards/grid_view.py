"""The card of a grid: who is responsible, what is in it, locked or not."""

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import formats
from desktop.grids.card_queries import GridCard
from desktop.ui.cards.links import Links
from desktop.ui.cards.parts import ShareBar, Tile, box, chips, divider, named, person, rows, section, tiles, title
from desktop.ui.cards.words import word
from desktop.ui.language import english
from desktop.ui.theme import Tokens, icon

translate = QCoreApplication.translate


def grid_view(card: GridCard, tokens: Tokens, links: Links) -> QWidget:
    """The whole card as a widget."""
    view = QWidget()
    column = QVBoxLayout(view)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addWidget(title(card.name, card.code))
    marks = [(word(card.zone), "accent"), (word(card.area_type), "")]
    if card.locked_reason is not None:
        marks.append((translate("GridCard", "已锁定"), "warn"))
    if card.manager_name is None:
        marks.append((translate("GridCard", "缺岗"), "bad"))
    column.addWidget(chips(marks))
    column.addWidget(_responsible(card, tokens))
    column.addWidget(
        tiles(
            (
                Tile(translate("GridCard", "客户（条）"), formats.count(card.records), _located(card)),
                Tile(translate("GridCard", "面积"), _area(card), _mu(card)),
                Tile(
                    translate("GridCard", "户数（估）"),
                    formats.count(card.households_est),
                    translate("GridCard", "建档 {0} 户").format(formats.count(card.households)),
                ),
            )
        )
    )
    column.addWidget(section(translate("GridCard", "客户构成")))
    column.addWidget(_composition(card, tokens))
    column.addWidget(
        section(
            translate("GridCard", "经营情况"),
            translate("GridCard", "截至 {0}").format(card.as_of),
        )
    )
    column.addWidget(box(rows(_business(card))))
    if card.locked_reason is not None:
        column.addWidget(section(translate("GridCard", "锁定")))
        column.addWidget(
            box(
                rows(
                    (
                        (translate("GridCard", "原因"), card.locked_reason),
                        (translate("GridCard", "锁定人"), card.locked_by or formats.NOTHING),
                        (translate("GridCard", "时间"), (card.locked_at or "")[:16].replace("T", " ")),
                    )
                )
            )
        )
    column.addWidget(_lock_form(card, tokens, links))
    if card.neighbours:
        column.addWidget(section(translate("GridCard", "相邻网格"), formats.count(len(card.neighbours))))
        column.addWidget(_neighbours(card, links))
    return view


def _responsible(card: GridCard, tokens: Tokens) -> QWidget:
    who = card.manager_name or translate("GridCard", "客户经理缺岗")
    note = translate("GridCard", "网格客户经理（主办）")
    facts = (
        (translate("GridCard", "支行"), card.branch_name or formats.NOTHING),
        (translate("GridCard", "网点"), card.outlet_name or formats.NOTHING),
        (translate("GridCard", "乡镇"), card.town_name),
    )
    colour = "#2F7D7B" if card.manager_name else tokens.mute
    return box(person(who, note, colour), divider(), rows(facts), _three_fixed(card))


def _three_fixed(card: GridCard) -> QWidget:
    """The three lights 定格 定员 定责: sign, word and colour say the same thing; – means not kept here yet."""
    pairs = []
    for word_, done in (
        (translate("GridCard", "定格"), card.boundary_fixed),
        (translate("GridCard", "定员"), card.person_fixed),
        (translate("GridCard", "定责"), card.duty_fixed),
    ):
        sign, tone = ("–", "") if done is None else ("✓", "ok") if done else ("✗", "bad")
        pairs.append((f"{sign} {word_}", tone))
    lights = chips(pairs)
    lights.setToolTip(
        translate("GridCard", "定格：有界线和编号；定员：有主办客户经理；定责：已签责任书（– 表示本系统还没有责任书）")
    )
    return lights


def _located(card: GridCard) -> str:
    share = formats.share(card.located, card.records)
    return translate("GridCard", "已落图 {0}").format(share)


def _area(card: GridCard) -> str:
    return formats.NOTHING if card.area_km2 is None else f"{card.area_km2:.2f} km²"


def _mu(card: GridCard) -> str:
    return "" if card.area_km2 is None else formats.area_mu(card.area_km2 * 1e6, english=english())


def _composition(card: GridCard, tokens: Tokens) -> QWidget:
    whole = max(card.records, 1)
    lost = card.records - card.existing - card.potential - card.dormant
    parts = (
        (translate("GridCard", "存量"), card.existing, tokens.accent),
        (translate("GridCard", "潜在"), card.potential, tokens.warn),
        (translate("GridCard", "睡眠"), card.dormant, tokens.mute),
        (translate("GridCard", "流失、销户"), lost, tokens.bad),
    )
    says = "  ".join(f"{name} {formats.count(number)}" for name, number, _ in parts)
    bar = ShareBar([(number / whole, colour) for _, number, colour in parts], tokens.line, says)
    facts = [(name, f"{formats.count(number)} · {formats.share(number, card.records)}") for name, number, _ in parts]
    facts.append((translate("GridCard", "重点客户"), formats.count(card.key)))
    facts.append((translate("GridCard", "已匹配家庭"), formats.count(card.with_family)))
    return box(bar, rows(facts))


def _business(card: GridCard) -> tuple[tuple[str, str], ...]:
    deposits = formats.money(card.deposits_fen, english=english())
    if card.deposits_month:
        deposits += f"（{card.deposits_month}）"
    visited = translate("GridCard", "{0} 次 · {1} 个客户")
    return (
        (translate("GridCard", "存款余额"), deposits),
        (translate("GridCard", "贷款余额"), formats.money(card.loans_fen, english=english())),
        (translate("GridCard", "用信客户"), formats.count(card.borrowers)),
        (
            translate("GridCard", "近12个月走访"),
            visited.format(formats.count(card.visits), formats.count(card.visited_customers)),
        ),
    )


def _lock_form(card: GridCard, tokens: Tokens, links: Links) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    choose = QPushButton(translate("GridCard", "选中本格客户"))
    choose.setIcon(icon("customers", tokens))
    choose.setIconSize(QSize(15, 15))
    choose.clicked.connect(lambda: links.select_grid(card.id))
    act = QPushButton()
    act.setObjectName("lock_button")
    act.setIcon(icon("unlock" if card.locked_reason is not None else "lock", tokens))
    act.setIconSize(QSize(15, 15))
    if card.locked_reason is not None:
        act.setText(translate("GridCard", "解除锁定"))
        act.setToolTip(translate("GridCard", "解除后边界与归属可以修改，可撤销"))
        act.clicked.connect(lambda: links.unlock_grid(card.id))
        row.addWidget(act, 1)
        row.addWidget(choose, 1)
        return holder
    reason = QLineEdit()
    reason.setObjectName("lock_reason")
    reason.setMaxLength(60)
    reason.setPlaceholderText(translate("GridCard", "锁定原因，如：责任书已签"))
    reason.setAccessibleName(translate("GridCard", "锁定原因"))
    act.setText(translate("GridCard", "锁定"))
    why_not = translate("GridCard", "先写明锁定原因")
    act.setEnabled(False)
    act.setToolTip(why_not)

    def written(words: str) -> None:
        act.setEnabled(bool(words.strip()))
        act.setToolTip("" if words.strip() else why_not)

    def lock() -> None:
        if reason.text().strip():
            links.lock_grid(card.id, reason.text().strip())

    reason.textChanged.connect(written)
    reason.returnPressed.connect(lock)
    act.clicked.connect(lock)
    lines = QVBoxLayout()
    lines.setSpacing(8)
    first = QHBoxLayout()
    first.setSpacing(8)
    first.addWidget(reason, 1)
    first.addWidget(act)
    lines.addLayout(first)
    lines.addWidget(choose)
    row.addLayout(lines)
    return holder


def _neighbours(card: GridCard, links: Links) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(6)
    for place, neighbour in enumerate(card.neighbours):
        button = QPushButton(neighbour.name)
        button.setToolTip(neighbour.code)
        button.clicked.connect(lambda _=False, chosen=neighbour.id: links.open_grid(chosen))
        grid.addWidget(button, place // 2, place % 2)
    if not card.neighbours:
        grid.addWidget(named(formats.NOTHING, "RowValue"))
    return holder

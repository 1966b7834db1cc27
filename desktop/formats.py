"""How numbers are written for people: money, counts, lengths, areas, scales, coordinates."""

import re

MU_SQUARE_METRES = 10_000 / 15  # 1 亩 = 1/15 hectare
NOTHING = "—"


def money(fen: int | None, *, english: bool = False) -> str:
    """分 → 元, 万元 or 亿元 with two decimals (English: CNY, with k, M or bn); None → a dash."""
    if fen is None:
        return NOTHING
    yuan = fen / 100
    size = abs(yuan)
    if english:
        for least, divisor, unit in ((1e9, 1e9, "bn"), (1e6, 1e6, "M"), (1e5, 1e3, "k")):
            if size >= least:
                return f"CNY {yuan / divisor:,.2f} {unit}"
        return f"CNY {yuan:,.2f}"
    if size >= 1e8:
        return f"{yuan / 1e8:,.2f} 亿元"
    if size >= 1e4:
        return f"{yuan / 1e4:,.2f} 万元"
    return f"{yuan:,.2f} 元"


def count(number: int | None) -> str:
    return NOTHING if number is None else f"{number:,}"


def share(part: int, whole: int) -> str:
    """Percent with one decimal; nothing of nothing is a dash, not zero."""
    return NOTHING if whole == 0 else f"{100 * part / whole:.1f} %"


def length(metres: float) -> str:
    """Ground metres → m below one kilometre, else km."""
    if metres < 1000:
        return f"{metres:,.1f} m"
    return f"{metres / 1000:,.3f} km" if metres < 100_000 else f"{metres / 1000:,.1f} km"


def area(square_metres: float, *, english: bool = False) -> str:
    """Ground square metres → m² below 1 ha, else 亩 and km²."""
    if square_metres < 10_000:
        return f"{square_metres:,.0f} m² · {area_mu(square_metres, english=english)}"
    return f"{area_mu(square_metres, english=english)} · {square_metres / 1e6:,.3f} km²"


def area_mu(square_metres: float, *, english: bool = False) -> str:
    mu = square_metres / MU_SQUARE_METRES
    return f"{mu:,.1f} {'mu' if english else '亩'}"


def scale(denominator: float) -> str:
    """1:45,000, rounded to three figures so that it reads like a scale and not like a measurement."""
    digits = max(0, len(str(int(denominator))) - 3)
    return f"1:{int(round(denominator, -digits)):,}"


def parse_scale(text: str) -> float | None:
    """`1:45,000`, `1 : 45000`, `45000` or `4.5万` → 45000.0; None when it is no scale between 1:50 and 1:50 million."""
    match = re.fullmatch(r"(?:1\s*[:：/]\s*)?([\d,，]*\.?\d+)\s*(万|k|K)?", text.strip())
    if match is None:
        return None
    number = float(match[1].replace(",", "").replace("，", "")) * {"万": 1e4, "k": 1e3, "K": 1e3, None: 1.0}[match[2]]
    return number if 50 <= number <= 50_000_000 else None


def coordinates(lon: float, lat: float, *, english: bool = False) -> str:
    """Degrees with six decimals (about a decimetre), hemisphere in words."""
    if english:
        return f"{abs(lat):.6f}° {'N' if lat >= 0 else 'S'}  {abs(lon):.6f}° {'E' if lon >= 0 else 'W'}"
    return f"{'东经' if lon >= 0 else '西经'} {abs(lon):.6f}°  {'北纬' if lat >= 0 else '南纬'} {abs(lat):.6f}°"

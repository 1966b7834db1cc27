"""Received texts brought to one form: names, sounds, ids, births, phones and addresses, for all rows at once."""

import duckdb
import pyarrow as pa

from desktop.matching.sound import as_pairs, sound_keys, variant_forms

RECEIVED = ("record", "platform", "ext_id", "name", "id_no", "birth", "phone", "address")
"""Columns of the table `received`: record BIGINT, unique; the others VARCHAR as they came, NULL or empty = missing."""

VALID, UPGRADED, DAMAGED = 2, 1, 0
"""States of an id: 18 digits with the right check digit; made of 15 digits; neither (kept for its first digits)."""

_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"　": " "}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_DIGITS = "零一二三四五六七八九"
_NUMBER = "[0-9零一二三四五六七八九十百]+"
_NO_PLACE = r"^(中国)?(江苏省?)?(南通市?)?(海门[市区县]?)?"
_COUNTY = r"^(?:[^省]{2,8}?(?:省|自治区))?(?:[^市]{2,6}?市)?(?:[^市县区]{1,6}?[市县区])?"
_TOWN = r"^.{1,8}?(?:镇|街道|乡|开发区|工业园区|园区|高新区|新区|管委会)"
_VILLAGE = r"^(.{1,10}?)(?:村民委员会|村委会|居委会|社区|村|居)"
_BARE_VILLAGE = rf"^([^0-9零一二三四五六七八九十]{{2,4}}){_NUMBER}(?:组|队|埭|社)"


def normalise(db: duckdb.DuckDBPyConnection) -> None:
    """`received` → `normal`, a row each. Columns beside record, platform and ext_id, NULL where nothing was usable:

    name, name_py (its sound), sur_py (sound of the surname), id (18 signs where there are as many), id_state, id14
    (division and birth), birth (yyyymmdd), birth_y, birth_m, birth_d, phone, village (sound of its name), grp, house.
    """
    _macros(db)
    db.execute(
        "CREATE OR REPLACE TEMP TABLE cleaned AS SELECT record, platform, ext_id, clean_name(name) AS name,"
        " clean_id(id_no) AS raw_id, nullif(trim(half_width(birth)), '') AS raw_birth, clean_phone(phone) AS phone,"
        " clean_address(address) AS address FROM received"
    )
    place(db, "cleaned", "housed")
    _sound(db, "name_sound", "SELECT DISTINCT name FROM cleaned WHERE name IS NOT NULL")
    db.execute(
        "CREATE OR REPLACE TEMP TABLE identified AS SELECT record, id, id_state, left(id, 14) AS id14 FROM ("
        " SELECT record, checked.id, checked.id_state FROM (SELECT record, check_id(raw_id) AS checked FROM cleaned"
        " WHERE raw_id IS NOT NULL)) WHERE id IS NOT NULL"
    )
    db.execute(
        "CREATE OR REPLACE TABLE normal AS SELECT c.record, c.platform, c.ext_id, c.name, n.sound AS name_py,"
        " split_part(n.sound, '''', 1) AS sur_py, i.id, i.id_state, i.id14, b.birth, b.birth // 10000 AS birth_y,"
        " b.birth // 100 % 100 AS birth_m, b.birth % 100 AS birth_d, c.phone, h.village, h.grp, h.house"
        " FROM cleaned c LEFT JOIN name_sound n ON n.text = c.name"
        " LEFT JOIN identified i ON i.record = c.record"
        " LEFT JOIN (SELECT record, birth_of(raw_birth, raw_id) AS birth FROM cleaned) b ON b.record = c.record"
        " LEFT JOIN housed h ON h.record = c.record"
    )
    for table in ("cleaned", "housed", "identified", "name_sound"):
        db.execute(f"DROP TABLE {table}")


def _macros(db: duckdb.DuckDBPyConnection) -> None:
    wide, narrow = as_pairs(_FULL_WIDTH)
    forms, read_as = as_pairs(variant_forms())
    quoted = {name: text.replace("'", "''") for name, text in {"wide": wide, "narrow": narrow}.items()}
    total = " + ".join(f"(ascii(substr(s, {at + 1}, 1)) - 48) * {weight}" for at, weight in enumerate(_WEIGHTS))
    macros = {
        # `translate` builds its table for every row: it is asked only where there is something to do, 10 times as fast
        "half_width(s)": (
            "CASE WHEN regexp_matches(s, '[！-～　]')"
            f" THEN translate(s, '{quoted['wide']}', '{quoted['narrow']}') ELSE s END"
        ),
        "read_form(s)": (
            f"CASE WHEN regexp_matches(s, '[{forms}]') THEN translate(s, '{forms}', '{read_as}') ELSE s END"
        ),
        "one_form(s)": "read_form(half_width(s))",
        "clean_name(s)": (
            r"nullif(regexp_replace(regexp_replace(one_form(s), '\(.*\)$', ''), '[\s·•.,]+', '', 'g'), '')"
        ),
        "clean_address(s)": r"nullif(regexp_replace(one_form(s), '\s+', '', 'g'), '')",
        "clean_phone(s)": (
            r"nullif(regexp_extract(regexp_replace(half_width(s), '[^0-9]+', '', 'g'),"
            r" '^(?:86|0086)?(1\d{10}|0\d{9,11}|\d{7,8})$', 1), '')"
        ),
        "clean_id(s)": r"nullif(upper(regexp_replace(half_width(s), '[\s''\-]+', '', 'g')), '')",
        "id_check(s)": f"substr('10X98765432', 1 + ({total}) % 11, 1)",
        "real_day(y, m, d)": (
            "y BETWEEN 1850 AND 2100 AND m BETWEEN 1 AND 12 AND d BETWEEN 1 AND CASE WHEN m IN (4, 6, 9, 11) THEN 30"
            " WHEN m <> 2 THEN 31 WHEN y % 4 = 0 AND (y % 100 <> 0 OR y % 400 = 0) THEN 29 ELSE 28 END"
        ),
        "real_date(n)": "real_day(n // 10000, n // 100 % 100, n % 100)",
        "check_id(s)": (
            r"CASE WHEN regexp_full_match(s, '\d{17}[\dX]') THEN"
            f" CASE WHEN id_check(s) = right(s, 1) AND real_date(CAST(substr(s, 7, 8) AS INTEGER))"
            f" THEN {{'id': s, 'id_state': {VALID}}} ELSE {{'id': s, 'id_state': {DAMAGED}}} END"
            r" WHEN regexp_full_match(s, '\d{15}') AND real_date(19000000 + CAST(substr(s, 7, 6) AS INTEGER)) THEN"
            f" {{'id': left(s, 6) || '19' || substr(s, 7) || id_check(left(s, 6) || '19' || substr(s, 7)),"
            f" 'id_state': {UPGRADED}}}"
            r" WHEN regexp_full_match(s, '\d\.\d{12,}E\+?1\d') THEN"
            f" {{'id': rpad(left(replace(s, '.', ''), 15), 15, '0') || '000', 'id_state': {DAMAGED}}}"
            f" WHEN length(s) BETWEEN 14 AND 20 AND regexp_full_match(left(s, 14), '[0-9]+')"
            f" THEN {{'id': left(s, 18), 'id_state': {DAMAGED}}} END"
        ),
        "day_of(s)": (
            r"CASE WHEN regexp_full_match(s, '\d{8}') THEN CAST(s AS INTEGER)"
            r" WHEN regexp_matches(s, '^\d{4}\D+\d{1,2}\D+\d{1,2}(\D|$)') THEN"
            r" CAST(regexp_extract(s, '^(\d{4})', 1) AS INTEGER) * 10000"
            r" + CAST(regexp_extract(s, '^\d{4}\D+(\d{1,2})', 1) AS INTEGER) * 100"
            r" + CAST(regexp_extract(s, '^\d{4}\D+\d{1,2}\D+(\d{1,2})', 1) AS INTEGER) END"
        ),
        "id_day(s)": (
            r"CASE WHEN regexp_matches(s, '^\d{14}') AND length(s) > 15 THEN CAST(substr(s, 7, 8) AS INTEGER)"
            r" WHEN regexp_full_match(s, '\d{15}') THEN 19000000 + CAST(substr(s, 7, 6) AS INTEGER) END"
        ),
        "birth_of(day, id)": (
            "CASE WHEN real_date(day_of(day)) THEN day_of(day) WHEN real_date(id_day(id)) THEN id_day(id) END"
        ),
    }
    for head, body in macros.items():
        db.execute(f"CREATE OR REPLACE TEMP MACRO {head} AS {body}")


def place(db: duckdb.DuckDBPyConnection, source: str, into: str) -> None:
    """Addresses of `source` (record, address as `clean_address` left it) → `into` (record, village, grp, house)."""
    db.execute(
        "CREATE OR REPLACE TEMP TABLE placed AS SELECT record, nullif(coalesce(nullif("
        f" regexp_extract(local, '{_VILLAGE}', 1), ''), regexp_extract(local, '{_BARE_VILLAGE}', 1)), '') AS village,"
        f" nullif(regexp_extract(local, '({_NUMBER})(?:村民小组|组|队|埭|社)', 1), '') AS grp,"
        f" nullif(regexp_extract(local, '({_NUMBER})(?:号|室)?$', 1), '') AS house"
        f" FROM (SELECT record, regexp_replace(regexp_replace(regexp_replace(address, '{_NO_PLACE}', ''),"
        f" '{_COUNTY}', ''), '{_TOWN}', '') AS local FROM {source} WHERE address IS NOT NULL)"
    )
    _sound(db, "village_sound", "SELECT DISTINCT village FROM placed WHERE village IS NOT NULL")
    both = "SELECT grp AS text FROM placed UNION SELECT house FROM placed"
    said = _texts(db, f"SELECT text FROM ({both}) WHERE text IS NOT NULL")
    numbers = [number_of(text) for text in said]
    _keep(db, "place_number", pa.table({"text": pa.array(said, pa.string()), "number": pa.array(numbers, pa.int32())}))
    db.execute(
        f"CREATE OR REPLACE TEMP TABLE {into} AS SELECT p.record, v.sound AS village, g.number AS grp,"
        " h.number AS house FROM placed p LEFT JOIN village_sound v ON v.text = p.village"
        " LEFT JOIN place_number g ON g.text = p.grp LEFT JOIN place_number h ON h.text = p.house"
    )
    for table in ("placed", "village_sound", "place_number"):
        db.execute(f"DROP TABLE {table}")


def _sound(db: duckdb.DuckDBPyConnection, table: str, query: str) -> None:
    """Each distinct text is heard once; characters are read from the library once each."""
    texts = _texts(db, query)
    heard = pa.table({"text": pa.array(texts, pa.string()), "sound": pa.array(sound_keys(texts), pa.string())})
    _keep(db, table, heard)


def _texts(db: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    return [row[0] for row in db.execute(query).fetchall()]


def _keep(db: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    db.register("kept_rows", rows)
    db.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM kept_rows")
    db.unregister("kept_rows")


def number_of(text: str) -> int | None:
    """三 3 03 十三 二十一 一百零二 → number; None for what is none, or is beyond any house number."""
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 6 else None
    total, ones = 0, 0
    for sign in text:
        if sign in _DIGITS or sign.isdigit():
            ones = ones * 10 + (_DIGITS.index(sign) if sign in _DIGITS else int(sign))
        elif sign in "十百":
            total += (ones or 1) * (10 if sign == "十" else 100)
            ones = 0
    return total + ones if total + ones <= 999_999 else None

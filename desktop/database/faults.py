"""What the faults of disk and file are called to the person at the screen."""

import errno
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2

from desktop.refusal import Refused


class DatabaseFault:
    """Primary result codes of SQLite that are nobody's bug."""

    BUSY: Final = 5
    LOCKED: Final = 6
    READONLY: Final = 8
    IOERR: Final = 10
    CORRUPT: Final = 11
    FULL: Final = 13
    CANTOPEN: Final = 14
    NOTADB: Final = 26
    TRANSIENT: Final = frozenset({5, 6})


def refusal_of(error: Exception, path: Path) -> Refused | None:
    """The sentence for a fault of the driver or the file system; None for anything else, which is a bug."""
    name = Path(path).name
    if isinstance(error, dbapi2.Error):
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == 0 and "not a database" in str(error):
            code = DatabaseFault.NOTADB
        return _of_code(code, name)
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return _of_code(DatabaseFault.FULL, name)
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return _of_code(DatabaseFault.READONLY, name)
        if error.errno == errno.ENOENT:
            return _of_code(DatabaseFault.CANTOPEN, name)
        if error.errno == errno.EIO:
            return _of_code(DatabaseFault.IOERR, name)
    return None


def not_this_bank(path: Path) -> Refused:
    """The file cannot be read with this key: SQLCipher cannot tell a wrong key from damage, nor can we here."""
    name = Path(path).name
    return Refused(
        f"不能打开 {name}：它不是格图文件，或已损坏，或密钥与它不符。文件未作任何改动；请从备份恢复，或检查密钥文件。",
        f"Cannot open {name}: it is not a Getu file, or it is damaged, or the key does not fit it. "
        "Nothing was changed; restore a backup or check the key file.",
    )


def _of_code(code: int, name: str) -> Refused | None:
    if code == DatabaseFault.NOTADB:
        return not_this_bank(Path(name))
    if code == DatabaseFault.CORRUPT:
        return Refused(
            f"文件已损坏：{name}。未作任何改动；请从备份恢复。",
            f"{name} is damaged. Nothing was changed; restore a backup.",
        )
    if code in (DatabaseFault.FULL, DatabaseFault.IOERR):
        return Refused(
            f"磁盘已满或写入失败：{name}。这一步没有保存，之前的内容都在；请腾出空间后重试。",
            f"The disk is full or failed while writing {name}. This step was not saved, everything before it is; "
            "free some space and try again.",
        )
    if code == DatabaseFault.READONLY:
        return Refused(
            f"文件夹或文件只读，不能修改：{name}。",
            f"{name} or its folder is read-only and cannot be changed.",
        )
    if code in DatabaseFault.TRANSIENT:
        return Refused(
            f"文件正被别的程序占用：{name}。请稍候重试。",
            f"{name} is in use by another program. Try again in a moment.",
        )
    if code == DatabaseFault.CANTOPEN:
        return Refused(
            f"不能打开文件：{name}。请检查路径和权限。",
            f"Cannot open {name}. Check the path and the permissions.",
        )
    return None

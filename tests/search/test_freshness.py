"""No index outlives the rows it was made of: an edit of a name or an address is seen by the next question."""

from pathlib import Path

from desktop.bank_editor import search_follows
from desktop.database.connection import open_reader, open_writer
from desktop.editing.row_change import RowChange
from desktop.progress import Progress
from desktop.search.answer import Kind
from desktop.search.freshness_queries import search_version
from desktop.search.index_queries import read_index
from desktop.search.queries import directory
from desktop.search.search import search


def test_a_changed_name_is_found_and_the_old_one_is_not(bank_copy: Path, small_key: bytes) -> None:
    reader = open_reader(bank_copy, small_key)
    index = read_index(reader, Progress())
    known = directory(reader)
    writer = open_writer(bank_copy, small_key)
    uid, old = writer.execute("SELECT uid, name FROM customer WHERE id = 7").fetchone()
    change = RowChange("customer", (7,), uid, "UPDATE", {"name": old}, {"name": "龘龘甲"})
    with writer:
        writer.execute("UPDATE customer SET name = '龘龘甲' WHERE id = 7")
        search_follows(writer, (change,))
    writer.close()
    answer = search(reader, known, "龘龘", index)
    assert answer.partial  # the beginnings of names are found meanwhile, by the tree
    assert [group.total for group in answer.groups if group.kind is Kind.CUSTOMER] == [1]
    again = read_index(reader, Progress())
    assert again.version == search_version(reader) == index.version + 1
    assert search(reader, known, "龘甲", again).groups[0].hits[0].id == 7
    assert not search(reader, known, "龘甲", again).partial
    reader.close()

"""A little bank in which one person stands twice, with rows in every table that refers to a customer."""

from desktop.database.connection import open_writer
from tests.little_bank import LittleBank

KEPT, GONE, THIRD = 1, 2, 3
PAIR = "pair-1"
ROWS = (
    "INSERT INTO import_batch (id, uid, platform, file, sha256, rows_read, rows_accepted, rows_rejected, rows_merged,"
    " imported_at, imported_by) VALUES (2, 'b2', 'SUNSHINE', 'b.csv', '1', 2, 2, 0, 0, '2016-02-01T00:00:00+08:00',"
    " 'x')",
    "INSERT INTO customer (id, uid, cust_no, kind, name, lifecycle, no_contact, list_flag, home_grid_id, batch_id)"
    " VALUES (2, 'c2', 'C2', 'PERSON', '示例人壹', 'EXISTING', 1, 'GREY', 2, 2),"
    " (3, 'c3', 'C3', 'PERSON', '示例人三', 'EXISTING', 0, NULL, 3, 2)",
    "INSERT INTO household (id, uid, hh_no, head_id, grid_id, member_count, confidence)"
    " VALUES (1, 'h1', 'H1', 2, 2, 2, 80)",
    "UPDATE customer SET household_id = 1 WHERE id IN (2, 3)",
    "INSERT INTO household_member (household_id, seq, customer_id, relation, valid_from)"
    " VALUES (1, 0, 2, 'HEAD', '2016-01-01'), (1, 1, 3, 'SPOUSE', '2016-01-01')",
    "INSERT INTO person_profile (customer_id, id_no, birth_on) VALUES (1, '990001199001010013', '1990-01-01')",
    "INSERT INTO person_profile (customer_id, id_no, birth_on, gender, occupation)"
    " VALUES (2, '990001199001010000', '1990-01-10', 'M', '木工')",
    "INSERT INTO org_profile (customer_id, uscc) VALUES (2, '92990001DEM0000306')",
    "INSERT INTO contact (customer_id, seq, kind, value) VALUES (2, 0, 'MOBILE', '12000000001'),"
    " (2, 1, 'LANDLINE', '051312345678')",
    "INSERT INTO address (customer_id, seq, kind, raw) VALUES (2, 0, 'LIVE', '余东镇启桥村3组5号')",
    "INSERT INTO geo_point (customer_id, seq, lon_e7, lat_e7, raw_crs, method)"
    " VALUES (2, 0, 1211150000, 319500000, 'CGCS2000', 'GPS')",
    "INSERT INTO relation (id, uid, a_id, b_id, kind) VALUES (1, 'r1', 2, 3, 'SPOUSE'), (2, 'r2', 1, 2, 'GUARANTOR')",
    "INSERT INTO source_record (batch_id, row_no, ext_id, customer_id, match_state)"
    " VALUES (1, 1, 'E1', 1, 'NEW'), (2, 1, 'E2', 2, 'NEW'), (2, 2, 'E3', 3, 'NEW')",
    "INSERT INTO field_value (customer_id, field, platform, value, as_of)"
    " VALUES (1, 'mobile', 'MAP', '12000000001', '2016-01-01'), (2, 'mobile', 'MAP', '12000000009', '2016-01-01'),"
    " (2, 'mobile', 'CORE', '12000000008', '2016-03-01')",
    "INSERT INTO conflict (id, uid, customer_id, field, candidates, state) VALUES (1, 'k1', 2, 'mobile', '{}', 'OPEN')",
    "INSERT INTO consent_record (id, customer_id, basis, given_on) VALUES (1, 2, 'CONSENT', '2016-01-01')",
    "INSERT INTO visit (id, uid, customer_id, staff_id, kind, channel, started_at, minutes)"
    " VALUES (1, 'v1', 2, 1, 'FIRST', 'DOOR', '2016-02-02T09:00:00+08:00', 20)",
    "INSERT INTO credit_line (id, uid, customer_id, kind, amount_fen, valid_from, state)"
    " VALUES (1, 'l1', 2, 'APPROVED', 100, '2016-01-01', 'VALID')",
    "INSERT INTO loan (id, uid, contract_no, customer_id, branch_id, product_code, principal_fen, balance_fen, rate_bp,"
    " start_on, due_on, class5) VALUES (1, 'n1', 'L1', 2, 2, 'P', 100, 50, 600, '2016-01-01', '2017-01-01', 'NORMAL')",
    "INSERT INTO account_history (customer_id, first_month, months, width, deposit_avg, deposit_end, txn_count,"
    " products) VALUES (1, '2016-01', 2, 4, x'0100000002000000', x'0100000002000000', x'01000200', 1),"
    " (2, '2015-12', 2, 4, x'0A00000014000000', x'0A00000014000000', x'05000600', 4)",
    "INSERT INTO home_override (id, uid, customer_id, grid_id, reason, approver, valid_from, valid_to,"
    " created_by, created_at) VALUES (1, 'w1', 2, 2, 'x', 'y', '2016-01-01', '2017-01-01', 'z',"
    " '2016-01-01T00:00:00+08:00')",
    "INSERT INTO unplaced (customer_id, reason, score) VALUES (2, 1, 0.1)",
    "INSERT INTO match_run (id, uid, engine, model, automatic, review, records, pairs_exact, pairs_auto, pairs_review,"
    " run_by, run_at) VALUES (1, 'm1', 'duckdb', '1', 11, 0, 3, 0, 0, 1, 'x', '2016-04-30T00:00:00+08:00')",
    "INSERT INTO match_pair (id, uid, run_id, a_uid, b_uid, rule, weight, probability, explanation, state)"
    f" VALUES (1, '{PAIR}', 1, 'c1', 'c2', 'MODEL', 9.5, 0.99, '{{}}', 'REVIEW')",
)  # fmt: skip


def write_twice(bank: LittleBank) -> None:
    """Written behind the Editor's back, in one transaction."""
    writer = open_writer(bank.path, bank.key)
    writer.execute("BEGIN")
    for statement in ROWS:
        writer.execute(statement)
    writer.commit()
    writer.close()

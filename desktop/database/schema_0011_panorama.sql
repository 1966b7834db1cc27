-- Step 11: what the all-round view of one customer looks up by customer.
CREATE INDEX relation_a ON relation(a_id);
CREATE INDEX relation_b ON relation(b_id);
CREATE INDEX conflict_customer ON conflict(customer_id);
CREATE INDEX audit_object ON audit_log(object);

-- The last four characters of what people type by its end; of longer tails the few rows found are compared.
CREATE INDEX person_id_tail ON person_profile(substr(id_no, -4));
CREATE INDEX org_uscc_tail ON org_profile(substr(uscc, -4));
CREATE INDEX contact_tail ON contact(substr(value, -4));

-- Step 2: what the organisation tree counts grid by grid. With these three small indexes (2.5 MB for a million
-- customers) it reads only the rows it counts; without them it would walk through every customer there is.
CREATE INDEX customer_potential ON customer(home_grid_id) WHERE lifecycle = 'POTENTIAL';
CREATE INDEX customer_gone_quiet ON customer(home_grid_id) WHERE lifecycle NOT IN ('POTENTIAL', 'EXISTING');
CREATE INDEX customer_key ON customer(home_grid_id) WHERE is_key = 1;

"""Tables of a million rows: compact columns, sorted, filtered, grouped, summed and exported."""

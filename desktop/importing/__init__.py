"""Files of other systems brought into the bank: read, mapped, checked row by row, matched, written, taken back."""

"""The demo bank: provably fake people on real places."""

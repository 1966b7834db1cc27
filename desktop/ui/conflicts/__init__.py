"""The queue of questions: side by side what the platforms say, decided by a key."""

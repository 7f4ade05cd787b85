"""Sources: whatever comes in, read into rows of the fact tables."""

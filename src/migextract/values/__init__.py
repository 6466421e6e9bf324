"""Values: pure functions from a mention to its normalised value; no document, no clock, no network."""

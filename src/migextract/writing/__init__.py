"""Documents out: one small module per format."""

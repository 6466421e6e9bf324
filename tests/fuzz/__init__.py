"""Fuzzing, a tool for developers: `python -m tests.fuzz view --seconds 600`. What it finds is kept as tests."""

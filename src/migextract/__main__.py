"""`python -m migextract` is `migextract`."""

from migextract.cli import app

app()

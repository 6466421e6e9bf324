# Two commands for a fresh clone: `make demo` and `make test`. All they need is Python 3.11 or later and a package index.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test lint format scores report gate bench package clean

demo: $(READY)
	$(BIN)/migextract extract annotations/gold/texts --output out/demo/pages --format html 2> /dev/null
	$(BIN)/migextract extract annotations/gold/texts --output out/demo/documents.jsonl
	@echo "one page a document: out/demo/pages"

test: $(READY)
	$(BIN)/python -m pytest -n auto

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Measure on the gold set and write the tables of README.md and annotations/README.md.
scores: $(READY)
	$(BIN)/python -m benchmarks.accuracy

report: $(READY)
	mkdir -p out
	$(BIN)/migextract evaluate --no-trained --report out/report.html
	@echo "table, plots and every error: out/report.html"

# No change lands that makes the extraction worse on the gold set.
gate: $(READY)
	mkdir -p out
	$(BIN)/migextract evaluate --no-trained --json out/scores.json > out/scores.md
	$(BIN)/python -m benchmarks.gate out/scores.json

# Every benchmark next to what one would use instead: writes benchmarks/results, the tables and the plots. With
# `make bench CORPORA=folder` on unseen papers as well (annotations/README.md says which).
bench: $(READY)
	$(BIN)/python -m benchmarks $(if $(CORPORA),--corpora $(CORPORA))

# The spaCy package `de_migextract`, for `spacy.load`.
package: $(READY)
	$(BIN)/python models/package_pipeline.py dist

clean:
	rm -rf .venv out

# The environment: made once, and again when what it is made from changes.
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $(READY)

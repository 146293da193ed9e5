# gouji 勾稽. `make demo` shows it, `make test` proves it; `make help` lists the rest.

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
PORT ?= 8001
DEMO_DB := db/demo.db

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup system demo serve test lint format generate bench lock clean

help:  ## list the targets
	@awk -F ':.*## *' '/^[a-z]+:.*##/ { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(INSTALLED)  ## a virtual environment in .venv with everything gouji needs

# The lock pins and hashes every package; the project itself comes on top, from this folder.
$(INSTALLED): requirements.lock pyproject.toml .ci/python
	@.ci/python $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

system:  ## the system packages that the tests need (installed for root on Debian, else named)
	@.ci/system-packages

demo: setup  ## read the three samples and open them in the browser (PORT=8001)
	$(BIN)/gouji ingest corpus/samples --db $(DEMO_DB)
	$(BIN)/gouji serve --db $(DEMO_DB) --port $(PORT)

serve: setup  ## open your own database, db/gouji.db (PORT=8001)
	$(BIN)/gouji serve --port $(PORT)

lint: setup  ## style, types and the order of the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: setup system lint  ## set up, lint, and run all tests
	$(BIN)/python -m pytest -n 2 -rs

format: setup  ## put the code into its one form
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format .

generate: setup  ## write metadata.yml and docs/data-dictionary.md anew from schemas/
	$(BIN)/python -m extract.web.generate

bench: setup  ## speed of the language layer, of reading and of checking (the last two need the shared documents)
	$(BIN)/python benchmarks/language.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/perturbation.py

# No address of a package index may get into the lock: whoever installs has their own.
lock: setup  ## pin and hash anew what pyproject.toml asks for
	@printf '%s\n' '# Every package that gouji, its extras and its tests are run with, each pinned and hashed.' \
		'# Made from pyproject.toml by `make lock`; do not edit by hand.' > requirements.lock.new
	$(BIN)/pip-compile --quiet --all-extras --strip-extras --allow-unsafe --generate-hashes --no-header --annotation-style=line \
		--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
		--output-file $(VENV)/requirements.lock pyproject.toml
	@cat $(VENV)/requirements.lock >> requirements.lock.new && mv requirements.lock.new requirements.lock

clean:  ## remove the environment, caches and the demo's database; your own database stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist *.egg-info
	rm -f $(DEMO_DB) $(DEMO_DB)-shm $(DEMO_DB)-wal
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

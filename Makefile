# `make run` and `make test` do everything from nothing; both rest on `make setup`.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

ifdef UV
install = $(UV) pip install --quiet --python $(BIN)/python
else
install = $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

.PHONY: help setup develop run test check format bench fuzz soak chaos lock messages clean

help:
	@echo "make run     start with sample data on http://127.0.0.1:8000"
	@echo "make test    every check and test, from nothing, on SQLite and on PostgreSQL"
	@echo "make setup   the command at .venv/bin/gongkai"
	@echo "make bench   figures (the first time about an hour); make fuzz: mutated input under limits"
	@echo "make soak    half an hour of readers, searches and a publishing clerk on two cores"
	@echo "make chaos   corpus jobs of 20,000 files whose processes are killed and whose disk fills up"
	@echo "make format  lay the code out; make lock: renew the locked versions (needs uv)"

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.setup: requirements/run.lock pyproject.toml | $(BIN)/python
	$(install) --require-hashes -r requirements/run.lock
	$(install) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.develop: requirements/dev.lock $(VENV)/.setup
	$(install) --require-hashes -r requirements/dev.lock
	@touch $@

setup: $(VENV)/.setup
	@$(BIN)/gongkai --version

develop: $(VENV)/.develop

run: $(VENV)/.setup
	@$(BIN)/gongkai site run --sample

check: $(VENV)/.develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	@# Types take one core: beside them the tests are compiled, which each process of a run would else do for itself.
	$(BIN)/python -m pytest --collect-only -qq >/dev/null & $(BIN)/mypy; wait

# Three processes for two cores, because many tests wait for a browser, a server or another process.
# Without bytecode every process that a test starts would compile everything anew.
test: export PYTHONDONTWRITEBYTECODE :=
test: check
	$(BIN)/python -m pytest -n 3 --dist worksteal
	$(BIN)/python -m pytest -n 3 --dist worksteal -p tests.postgresql

format: $(VENV)/.develop
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: $(VENV)/.develop
	$(BIN)/python -m bench
	$(BIN)/python -m bench.killing
	$(BIN)/python -m bench.many_cases
	$(BIN)/python -m bench.portal
	$(BIN)/python -m bench.searching --truth
	$(BIN)/python -m bench.redaction
	$(BIN)/python -m bench.annual
	$(BIN)/python -m bench.corpus

fuzz: $(VENV)/.develop
	$(BIN)/python -m bench.fuzz

soak: $(VENV)/.develop
	$(BIN)/python -m bench.soak

chaos: $(VENV)/.develop
	$(BIN)/python -m bench.chaos

# Versions and hashes; uv records no address unless asked to.
lock:
	uv pip compile --quiet --generate-hashes --no-header --universal --upgrade \
		--python-version 3.11 --extra build pyproject.toml -o requirements/run.lock
	uv pip compile --quiet --generate-hashes --no-header --universal --upgrade \
		--python-version 3.11 --extra build --extra ocr --extra dev -c requirements/run.lock pyproject.toml -o requirements/dev.lock

clean:
	rm -rf $(VENV) var dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

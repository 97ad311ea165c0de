# habeas: one runner. `make` alone prints the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOME_DIR ?= demo
PORT ?= 8000
PYTEST ?= $(BIN)/python -m pytest
PIP := $(BIN)/python -m pip --disable-pip-version-check
# The locks are complete, so nothing is resolved at install time.
INSTALL := $(PIP) install --quiet --no-deps
# A private index or a folder of wheels on this machine must leave no trace in a lock.
COMPILE := env -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL -u PIP_FIND_LINKS PIP_CONFIG_FILE=/dev/null \
	CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-options --build-deps-for=editable

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-postgres soak check fix bench docs lock

help:  ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

setup: $(VENV)/.developer  ## install everything for working on habeas into .venv

demo: $(VENV)/.runtime  ## make, publish and serve the example observatory (HOME_DIR=demo, PORT=8000)
	$(BIN)/habeas --home $(HOME_DIR) init --example --base-url http://127.0.0.1:$(PORT)
	$(BIN)/habeas --home $(HOME_DIR) publish
	$(BIN)/habeas --home $(HOME_DIR) serve --port $(PORT)

test: setup  ## run every test this machine allows; skipped ones are listed with the reason
	$(PYTEST) -n 2 --dist loadfile -rs

test-postgres: setup  ## the same tests with every ledger in PostgreSQL, on a server that they start and stop
	$(PYTEST) -n 2 --dist loadfile -rs --database postgresql

soak: setup  ## run the long counts: 1,000 kills and more (SOAK_KILLS=640), results in build/soak
	rm -rf build/soak
	$(PYTEST) -n 2 --soak -m soak -rs; ended=$$?; $(BIN)/python -m tests.soak.results && exit $$ended

check: setup  ## ruff, mypy, import-linter and the rules of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PYTEST) -q tests/test_project.py tests/test_vocabulary.py

fix: setup  ## format and repair what ruff can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup  ## measure habeas beside the tools it is compared with
	@test -f benchmarks/__main__.py || { echo "there is no benchmark in benchmarks/"; exit 1; }
	$(BIN)/python -m benchmarks

docs: setup  ## render the documentation into build/docs
	$(BIN)/python tools/render_docs.py build/docs

# Locked without playwright: only a script inside axe-playwright-python is wanted. Installing is always --no-deps.
lock:  ## write the lock files again from pyproject.toml
	@test -x $(BIN)/pip-compile || { $(PYTHON) -m venv $(VENV) && $(PIP) install --quiet pip-tools; }
	$(COMPILE) --extra postgres --output-file requirements.lock pyproject.toml
	$(COMPILE) --extra dev --unsafe-package playwright --unsafe-package greenlet --unsafe-package pyee \
		--unsafe-package pip --unsafe-package setuptools --output-file requirements-dev.lock pyproject.toml
	sed -i -e '/^# WARNING: The following packages were not pinned/,$$d' requirements-dev.lock

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "habeas needs Python 3.11 or later; try make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.developer: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements-dev.lock
	$(INSTALL) --no-build-isolation --editable .
	@touch $@ $(VENV)/.runtime

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-build-isolation --editable .
	@touch $@

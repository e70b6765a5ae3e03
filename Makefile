# The two commands of the README are `make app` and `make test`; both do all the set-up there is to do.
# Needs Python 3.11 or newer and make. Everything lives in .venv; nothing is installed elsewhere,
# but for a browser for the tests where the machine has none (see tests/browser/install.py).

VENV ?= .venv
BIN := $(VENV)/bin
# The newest Python that is there and new enough; PYTHON=… overrides.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PYTEST_ARGS ?= -n 2 --dist loadfile

.PHONY: app test check format bench messages rules lock browser clean screenshots

app: $(VENV)/.app
	$(BIN)/python -m composer serve

test: $(VENV)/.dev browser
	$(BIN)/python -m pytest $(PYTEST_ARGS)

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.messages --check

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

rules: $(VENV)/.dev
	$(BIN)/python -m tools.rules

messages: $(VENV)/.dev
	$(BIN)/python -m tools.messages

screenshots: $(VENV)/.dev browser
	$(BIN)/python -m tools.screenshots
	$(BIN)/python -m tools.architecture

browser: $(VENV)/.dev
	$(BIN)/python -m tests.browser.install

lock: $(VENV)/.dev
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --upgrade $(LOCK) requirements.in --output-file requirements.txt
	$(BIN)/pip-compile --quiet --upgrade $(LOCK) requirements-dev.in --output-file requirements-dev.txt
LOCK := --strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-options

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer was found. Install one from python.org, or name yours: make PYTHON=/path/to/python3.11 app"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.app: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m compileall -q composer  # the first start need not do it
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.app
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# Two commands: `make demo` shows a result for all regions, `make test` proves that it works. Each sets up what it needs.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WORKERS ?= 2
OUT ?= out

export PYTHONUTF8 := 1

.PHONY: help setup demo serve test lint check bench docs soak lock clean
.DEFAULT_GOAL := help

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## make .venv with the locked versions and this project in it

# A virtual environment is made by the first Python of at least 3.11; `make setup PYTHON=/path/to/python` chooses another.
$(READY): requirements/lock.txt pyproject.toml
	@set -eu; \
	if [ ! -x $(BIN)/python ]; then \
	  python=; \
	  for candidate in $(or $(PYTHON),python3 python3.11 python3.12 python3.13 python3.14 python); do \
	    if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$candidate; break; fi; \
	  done; \
	  if [ -z "$$python" ]; then \
	    echo "Jejaring needs Python 3.11 or newer and found none (tried: $(or $(PYTHON),python3 python3.11 ... python))." >&2; \
	    echo "Install it from python.org or your package manager, or run: make $(or $(MAKECMDGOALS),setup) PYTHON=/path/to/python" >&2; \
	    exit 1; \
	  fi; \
	  echo "Making $(VENV) with $$("$$python" --version) ..."; \
	  "$$python" -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); "$$python" -m virtualenv --quiet $(VENV) 2>/dev/null; } || { \
	    rm -rf $(VENV); \
	    echo "$$python cannot make a virtual environment: install its venv module (Debian, Ubuntu: python3-venv)," >&2; \
	    echo "or run: $$python -m pip install virtualenv" >&2; \
	    exit 1; }; \
	fi
	@echo "Installing the locked versions (about a minute the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements/lock.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: setup ## build the starter edition with portraits as PDF under out/
	@$(BIN)/jejaring demo --out $(OUT)

serve: setup ## open the edition in the browser
	@$(BIN)/jejaring serve

test: setup ## run every test (WORKERS=4 for more processes, ARGS="-k word" to choose)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile $(ARGS)

lint: setup ## format, lint and strict types, without tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

check: lint ## lint, house tests and fast tests in under a minute: run it before each commit
	@$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile -m "not slow and not browser and not postgres" $(ARGS)

bench: setup ## run every benchmark
	@set -e; for page in benchmarks/*.py; do echo "== $$page"; $(BIN)/python "$$page"; done

docs: setup ## write the generated pages: commands and routes
	@$(BIN)/python docs/generate.py

soak: setup ## kill imports and builds at 300 random moments (ROUNDS=n for another number)
	@$(BIN)/python tests/soak.py $(or $(ROUNDS),300)

lock: setup ## write requirements/lock.txt from what is installed
	@$(BIN)/python requirements/lock.py

clean: ## remove what was made here: environment, editions, caches
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

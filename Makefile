# The commands a person types. Everything runs from .venv, which is made from requirements.lock.
PYTHON ?= python3
BIN    := .venv/bin
READY  := .venv/.ready
PORT   ?= 8000
# Test files run side by side, one process a core; `make test WORKERS=0` runs them one after another.
WORKERS ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)

.PHONY: run browser test test-long train-env airflow faults lint docs calibrate bench size new clean
.DEFAULT_GOAL := run

# pip alone is enough; uv is used when it is on the path because it is quicker (`make UV= test` leaves it out).
UV ?= $(shell command -v uv 2>/dev/null)

$(READY): requirements.lock pyproject.toml
	@echo "making .venv from requirements.lock (a minute or two the first time)"
ifneq ($(UV),)
	@$(UV) venv --quiet --clear --python $(PYTHON) .venv
	@$(UV) pip install --quiet --python $(BIN)/python --requirements requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
else
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --progress-bar off --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --progress-bar off --no-deps --editable .
endif
	@touch $@

browser/node_modules/.ready: browser/package-lock.json
	@if command -v npm >/dev/null; then cd browser && npm ci --ignore-scripts --no-audit --no-fund --silent && touch node_modules/.ready; \
	else echo "npm is absent: pages that need the browser's pose model say so, and barcodes are read by the server (install Node.js with npm)"; fi

browser: browser/node_modules/.ready  ## what pages take from npm: the pose model and the barcode reader of the browser

run: $(READY) browser    ## start Milo with a simulated squad and print the sign-in link
	@$(BIN)/milo models fetch pose || echo "videos are not read until this works; everything else does"
	$(BIN)/milo up --demo 3 --port $(PORT)

test: $(READY)           ## the suite, without what is marked long
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m "not long"

test-long: $(READY)      ## what takes long: fuzzing, simulations, kills
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -m long

train-env: $(READY)      ## the packages that training needs, into the same .venv; running Milo needs none of them
	$(BIN)/python -m pip install --quiet --progress-bar off torch==2.13.0
	$(BIN)/python -m pip install --quiet --progress-bar off --requirement requirements-train.lock

AIRFLOW := deploy/airflow/.venv

$(AIRFLOW)/.ready: deploy/airflow/requirements.lock
	@echo "making $(AIRFLOW) (about a minute)"
ifneq ($(UV),)
	@$(UV) venv --quiet --clear --python $(PYTHON) $(AIRFLOW)
	@$(UV) pip install --quiet --python $(AIRFLOW)/bin/python --requirements deploy/airflow/requirements.lock
else
	@$(PYTHON) -m venv --clear $(AIRFLOW)
	@$(AIRFLOW)/bin/python -m pip install --quiet --progress-bar off --requirement deploy/airflow/requirements.lock
endif
	@touch $@

airflow: $(READY) $(AIRFLOW)/.ready  ## run the student's DAG once on small settings, in an Airflow of its own (needs make train-env)
	deploy/airflow/try.sh $(AIRFLOW)

faults: $(READY)         ## break everything as often as the bars ask for (about 15 minutes)
	$(BIN)/python -m pytest tests/faults --full-faults

lint: $(READY)           ## style, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/build.py --check

docs: $(READY)           ## write the generated parts of the docs again
	$(BIN)/python docs/build.py

calibrate: $(READY)      ## the digital athlete against 38 published figures (two minutes); writes docs/calibration.md
	$(BIN)/python docs/calibrate.py

bench: $(READY)          ## every benchmark, each beside the naive way
	@for b in benchmarks/bench_*.py; do echo "== $$b"; $(BIN)/python $$b || exit 1; done

size: $(READY)           ## lines per room
	@$(BIN)/python benchmarks/size.py

new: $(READY)            ## make new WHAT=importer NAME=polar
	$(BIN)/milo new $(WHAT) $(NAME)

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

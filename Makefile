# Every command makes the virtual environment itself when it is missing or older than the locks.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ROOMS := bot.py startup.py check.py config.py handlers conversations services models gateway locales regency simulator migrations benchmarks docs tests

# What looks like a secret and is none: alphabets of codes, "user:password" in an explanation, short hex.
NOT_SECRET := --disable-plugin KeywordDetector --hex-limit 4 --exclude-secrets password --exclude-lines '(ALPHABET|LETTERS) ='

.DEFAULT_GOAL := help

.PHONY: help
help: ## Lists every command
	@awk -F ':.*## ' '/^[a-z][a-z-]*:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.runtime: requirements/runtime.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Lindung needs Python 3.11 or newer; this one is $$($(PYTHON) -V). Try: make PYTHON=python3.12 …"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what Lindung needs into $(VENV) (the first time, and after an upgrade) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	@echo "Installing the tools for tests and checks …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.peers: requirements/peers.txt $(VENV)/.dev
	@echo "Installing the programs that are only measured against …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/peers.txt
	@touch $@

.PHONY: ocr
ocr: $(VENV)/.runtime ## Installs what reads photos of KTP on this machine (about 400 MB); without it a photo is only attached
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/ocr.txt

.PHONY: demo
demo: $(VENV)/.runtime ## Starts the bot, a Telegram of its own and the chat page, with synthetic people (ARGS=--fresh renews them)
	@$(BIN)/python bot.py --demo $(ARGS)

.PHONY: run
run: $(VENV)/.runtime ## Runs the bot on Telegram with the settings of .env
	@$(BIN)/python bot.py

.PHONY: check
check: $(VENV)/.runtime ## Checks settings, database, migration level, token and clock
	@$(BIN)/python bot.py --check

.PHONY: keys
keys: $(VENV)/.runtime ## Prints a new encryption key for DATA_KEYS
	@$(BIN)/python bot.py keys

.PHONY: test
test: $(VENV)/.dev ## Runs all tests (ARGS="-k word" for some of them)
	@$(BIN)/python -m pytest $(ARGS)

.PHONY: kill
kill: $(VENV)/.dev ## Kills the bot 100 times in the middle of the story and counts what is lost (KILLS=n)
	@KILLS=$${KILLS:-100} $(BIN)/python -m pytest tests/e2e/test_kill.py

.PHONY: lint
lint: $(VENV)/.dev ## Checks style, import floors and secrets
	@$(BIN)/ruff check $(ROOMS)
	@$(BIN)/ruff format --check $(ROOMS)
	@$(BIN)/lint-imports
	@$(MAKE) --no-print-directory secrets

.PHONY: secrets
secrets: $(VENV)/.dev ## Looks for secrets in everything that git tracks
	@git ls-files -z -- ':!requirements' | xargs -0 $(BIN)/detect-secrets-hook $(NOT_SECRET)

.PHONY: types
types: $(VENV)/.dev ## Checks all types, strictly
	@$(BIN)/mypy

.PHONY: format
format: $(VENV)/.dev ## Formats the code and mends what can be mended by itself
	@$(BIN)/ruff check --fix-only $(ROOMS)
	@$(BIN)/ruff format $(ROOMS)

.PHONY: docs
docs: $(VENV)/.dev ## Renews the generated pages: dialogue diagrams and the list of all texts
	@$(BIN)/python -m docs.generate

.PHONY: bench
bench: $(VENV)/.dev ## Measures throughput, latency, CPU and memory beside a stock bot (ARGS=--quick for a short run)
	@$(BIN)/python -m benchmarks $(ARGS)

.PHONY: bench-bulk
bench-bulk: $(VENV)/.dev ## Measures a workbook of 10,000 people, and how long others wait meanwhile
	@$(BIN)/python -m benchmarks.bulk $(ARGS)

.PHONY: fuzz
fuzz: $(VENV)/.peers ## Feeds the parsers what nobody would send, MINUTES=n each (default 1; TARGET=name for one)
	@$(BIN)/python -m benchmarks.fuzz --minutes $${MINUTES:-1} $(if $(TARGET),--target $(TARGET))

.PHONY: bench-coverage
bench-coverage: $(VENV)/.dev ## Measures the figures of coverage beside four thousand and a million people (ARGS="--people 4000")
	@$(BIN)/python -m benchmarks.coverage $(ARGS)

.PHONY: bench-duplicates
bench-duplicates: $(VENV)/.peers ## Measures the search for look-alikes beside Splink, and what one more person costs (ARGS="--only cost")
	@$(BIN)/python -m benchmarks.duplicates $(ARGS)

.PHONY: lock
lock: $(VENV)/.dev ## Renews the locked dependencies (needs the tool uv)
	@for set in "dev --extra postgres --extra ocr --group dev" "runtime" "postgres --extra postgres" "ocr --extra ocr" "peers --extra postgres --extra ocr --group dev --group peers"; do \
		set -- $$set; name=$$1; shift; \
		uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--no-header --no-annotate $$( [ $$name = dev ] || echo -c requirements/dev.txt ) "$$@" \
			-o requirements/$$name.txt --quiet || exit 1; \
	done

.PHONY: clean
clean: ## Removes the virtual environment and what tools left behind; data/ stays
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache artifacts

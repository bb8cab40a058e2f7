# Every task of the project. `make help` lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PYTHON ?= $(shell scripts/find-python 3.11 3.13)
VENV := .venv
BIN := $(VENV)/bin
RUNS := $(VENV)/.runs
CHECKS := $(VENV)/.checks
export RASA_TELEMETRY_ENABLED := false

.PHONY: help
help: ## List the tasks
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort | awk -F'\t' '{printf "  %-16s %s\n", $$1, $$2}'

.PHONY: run
run: $(RUNS) ## Set up what is needed and start the service
	@$(BIN)/python -m bot run

.PHONY: hall
hall: $(RUNS) ## Start the service for a session in a hall without internet
	@$(BIN)/python -m bot run --hall

.PHONY: demo
demo: $(RUNS) ## Add made-up questions and a session, clearly marked
	@$(BIN)/python -m bot prepare
	@$(BIN)/python -m bot demo

.PHONY: setup
setup: $(CHECKS) ## Set up everything, for running and for testing

.PHONY: train
train: $(RUNS) ## Train the understanding if its data or config changed
	@$(BIN)/python -m bot prepare

.PHONY: lint
lint: $(CHECKS) ## Style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: unit
unit: $(CHECKS) ## Unit and structure tests only
	@$(BIN)/python -m pytest tests/unit tests/structure

.PHONY: test
test: lint train ## Everything: style, types, structure, unit, integration, dialogues, browser
	@$(BIN)/rasa data validate
	@$(BIN)/rasa test core --fail-on-prediction-errors --out var/rasa-test
	@$(BIN)/python -m pytest -n auto --dist loadfile

.PHONY: test-pythons
test-pythons: ## The unit tests on every other supported Python that is found
	@scripts/test-pythons

.PHONY: bench
bench: $(CHECKS) train ## Speed, memory and accuracy beside stock Rasa; 100,000 questions; a room of 1,000; screening
	@$(BIN)/python -m tests.benchmarks.bench
	@OMP_NUM_THREADS=1 $(BIN)/python -m tests.benchmarks.questions_bench
	@$(BIN)/python -m tests.benchmarks.rooms_bench
	@OMP_NUM_THREADS=1 $(BIN)/python -m tests.benchmarks.safety_bench

.PHONY: equality
equality: $(CHECKS) train ## Compare replies with stock Rasa on Python 3.10
	@$(BIN)/python -m tests.benchmarks.equality

.PHONY: tour
tour: $(CHECKS) train ## Record the two-minute tour as pictures for the README
	@$(BIN)/python -m tests.e2e.tour

.PHONY: format
format: $(CHECKS) ## Put the code into its standard form
	@$(BIN)/ruff check --fix-only . && $(BIN)/ruff format .

.PHONY: clean
clean: ## Remove the environment and the models; what people sent under var/ stays
	rm -rf $(VENV) models/*.tar.gz .rasa .mypy_cache .ruff_cache .pytest_cache

$(RUNS): requirements/base.txt requirements/rasa.txt
	@PYTHON="$(PYTHON)" scripts/set-up base rasa
	@touch $@

$(CHECKS): requirements/base.txt requirements/rasa.txt requirements/dev.txt
	@PYTHON="$(PYTHON)" scripts/set-up base rasa dev
	@touch $@ $(RUNS)

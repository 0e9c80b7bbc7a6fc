# Plimsoll: two commands matter, `make run` and `make test`; `make help` lists the rest.

SHELL := /bin/bash
PREFIX ?= /usr/local
RELEASE := -c release --static-swift-stdlib
BINARY := .build/release/plimsoll
SWIFT_FILES := Package.swift Sources Tests

.DEFAULT_GOAL := help
.PHONY: help run test check soak bench sanitize install clean build lint format tools

help: ## List these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: build ## Build the release and open the desk on the simulated market
	@$(BINARY)

build: tools ## Build the release binary
	@swift build $(RELEASE) --product plimsoll

test: tools ## Build with the import check and run every test
	@.ci/tests

check: tools lint test ## Lint, build with the import check, run every test: what CI runs

soak: tools ## Run the property tests with 20 times the sequences (PLIMSOLL_SOAK=100 for 100 times)
	@.ci/soak

lint: ## Check the layout of the sources
	@swift format lint --strict --recursive --parallel $(SWIFT_FILES)

format: ## Lay the sources out anew
	@swift format --in-place --recursive --parallel $(SWIFT_FILES)

bench: build ## Measure, each figure beside its baseline
	@.ci/bench

sanitize: tools ## Run the engine's and the terminal's tests under thread and address sanitizer
	@.ci/sanitize

install: build ## Copy the binary and the themes to PREFIX (default /usr/local)
	@install -d "$(DESTDIR)$(PREFIX)/bin"
	@install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/plimsoll"
	@install -d "$(DESTDIR)$(PREFIX)/share/plimsoll/themes"
	@install -m 644 themes/*.yaml "$(DESTDIR)$(PREFIX)/share/plimsoll/themes"

clean: ## Remove everything that was built
	@rm -rf .build .build-*

tools:
	@.ci/tools

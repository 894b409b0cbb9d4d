# The commands of the project: `make help` lists them. A step that is done is not done again.

SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PORT ?= 8080
FEED ?= conferences-2011-2020
FUZZ_SECONDS ?= 60

export PATH := $(CURDIR)/www/node_modules/.bin:$(HOME)/.cargo/bin:$(PATH)

wasm := pkg/core/reform_dashboard_bg.wasm
site := pkg/dist/index.html
core_sources := Cargo.toml Cargo.lock rust-toolchain.toml $(shell find src -type f)
site_sources := www/vite.config.mjs www/tsconfig.json $(shell find www/src www/cli www/build www/feeds www/public www/*.html www/*.css -type f ! -name '*.test.*')

.PHONY: help serve build test gallery offline bench lighthouse fuzz clean setup

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

serve: $(site) ## Build what is missing and serve the dashboard on its bundled feeds (PORT=8080)
	@exec node www/build/serve.mjs $(PORT)

build: $(site) ## Build pkg/core (wasm) and pkg/dist (the script and the page)

test: setup tests/node_modules/.package-lock.json ## Install what the tests need and run every test
	@bash tests/setup/browser.sh
	@node tests/setup/run.mjs

gallery: www/node_modules/.package-lock.json tests/node_modules/.package-lock.json ## Take pictures of every widget in every state: tests/.results/gallery/index.html
	@bash tests/setup/browser.sh
	@node tests/charts/gallery.mjs

offline: $(site) ## Write one HTML file that needs no network: pkg/dist/offline/FEED.html (FEED=conferences-2011-2020)
	@node www/build/offline.mjs "$(FEED)"

bench: $(site) tests/node_modules/.package-lock.json ## Measure whole user actions beside their peers
	@bash tests/setup/browser.sh
	@node tests/bench/run.mjs

lighthouse: $(site) tests/lighthouse/node_modules/.package-lock.json ## Judge the served page with Lighthouse (mobile): tests/.results/lighthouse.html
	@bash tests/setup/browser.sh
	@node tests/lighthouse/run.mjs

fuzz: ## Feed the reader and the questions random documents, a minute each (FUZZ_SECONDS=60)
	@bash tests/fuzz/setup.sh
	@node tests/fuzz/run.mjs $(FUZZ_SECONDS)

clean: ## Remove what was built (not what was installed)
	@rm -rf pkg/core pkg/dist tests/.results

setup: www/node_modules/.package-lock.json
	@bash www/build/setup.sh

www/node_modules/.package-lock.json: www/package-lock.json
	@echo 'setup: packages of www/'
	@npm ci --prefix www --no-audit --no-fund --loglevel=error || { echo 'setup: `npm ci` failed in www/: check the network and npm 10 or newer' >&2; exit 1; }
	@touch $@

tests/node_modules/.package-lock.json: tests/package-lock.json
	@echo 'setup: packages of tests/'
	@npm ci --prefix tests --no-audit --no-fund --loglevel=error || { echo 'setup: `npm ci` failed in tests/: check the network and npm 10 or newer' >&2; exit 1; }
	@touch $@

tests/lighthouse/node_modules/.package-lock.json: tests/lighthouse/package-lock.json
	@echo 'setup: packages of tests/lighthouse/'
	@npm ci --prefix tests/lighthouse --no-audit --no-fund --loglevel=error || { echo 'setup: `npm ci` failed in tests/lighthouse/: check the network and npm 10 or newer' >&2; exit 1; }
	@touch $@

# The standard library is compiled along, for size, and a panic is a trap without a text that no reader would see: 8 % less to
# download. Cargo still calls both unstable, hence the bootstrap flag for this one command of the pinned compiler.
small_std := -Z build-std=std -Z build-std-features=optimize_for_size
# What LLVM does for speed alone makes code that is longer and less alike, and browsers' own compilers do some of it again: without it, and with
# one instruction for every copy in memory, 3,5 % less to download for answers that take an eighth to a fifth longer.
less_llvm := -inline-threshold=15 -disable-lsr -disable-machine-licm -disable-machine-cse -enable-gvn-memdep=false \
	-max-store-memcpy=1 -max-store-memmove=1 -max-store-memset=1 -max-loads-per-memcmp=0
# A stack of 256 KiB, of which less than an eighth is used (`tests/stack.test.mjs`): addresses below a megabyte are a byte shorter.
small_code := -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Clink-arg=-zstack-size=262144 $(foreach flag,$(less_llvm),-Cllvm-args=$(flag))

# wasm-pack writes nothing new where the bytes stay the same, hence the touch.
$(wasm): $(core_sources) Makefile www/build/order.mjs | setup
	@RUSTC_BOOTSTRAP=1 RUSTFLAGS='$(small_code)' wasm-pack build . --target web --release --out-dir pkg/core --no-pack -- $(small_std) || { echo 'build: wasm-pack failed: see the messages above' >&2; exit 1; }
	@node www/build/order.mjs || { rm -f $@; echo 'build: the functions could not be put in order: see the messages above' >&2; exit 1; }
	@touch $@

$(site): $(wasm) $(site_sources) | setup
	@tsc --noEmit -p www && tsc --noEmit -p www/cli || { echo 'build: the TypeScript check failed: see the messages above' >&2; exit 1; }
	@node www/build/build.mjs || { echo 'build: Vite failed: see the messages above' >&2; exit 1; }
	@touch $@

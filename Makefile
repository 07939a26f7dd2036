# Two commands set everything up: `make demo` and `make test`.

PREFIX ?= /usr/local
SWIFT ?= swift
RELEASE = .build/release
SOURCES = Package.swift Sources Tests

# What the build links, and what the tests call.
PACKAGES = pkg-config libsqlite3-dev libedit-dev libxml2-dev zlib1g-dev
TEST_PACKAGES = cmark-gfm poppler-utils

# A folder with the data sets; without one, `make evaluate` measures on the articles here.
DATA ?=

.PHONY: demo test evaluate build lint format install uninstall clean packages test-packages

# The main job, from an article to a report, in this folder, which is a workspace itself.
demo: packages
	@echo "Building Assay. The first time takes about 8 minutes on two cores, later ones seconds."
	@$(SWIFT) build -c release --static-swift-stdlib --product assay
	@$(RELEASE)/assay init .
	@$(RELEASE)/assay run Claims/demo.assay

test: packages test-packages lint
	$(SWIFT) test --disable-xctest

# Everything measured. With DATA=folder the table of Documentation/EVALUATION.md is made anew.
evaluate: packages
	$(SWIFT) build -c release --static-swift-stdlib --product assay-train
	$(RELEASE)/assay-train evaluate-all --articles Benchmarks/Articles \
	  $(if $(DATA),--data $(DATA) --output Documentation/EVALUATION.md)

build: packages
	$(SWIFT) build -c release --static-swift-stdlib --product assay

lint:
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

format:
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/assay \
	  $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(RELEASE)/assay $(DESTDIR)$(PREFIX)/bin/assay
	cp -R $(RELEASE)/assay_AssayLanguage.resources/Models/. $(DESTDIR)$(PREFIX)/share/assay/
	$(RELEASE)/assay manual-page > $(DESTDIR)$(PREFIX)/share/man/man1/assay.1
	$(RELEASE)/assay --generate-completion-script bash \
	  > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/assay
	$(RELEASE)/assay --generate-completion-script zsh \
	  > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_assay
	$(RELEASE)/assay --generate-completion-script fish \
	  > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/assay.fish

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/assay $(DESTDIR)$(PREFIX)/share/assay \
	  $(DESTDIR)$(PREFIX)/share/man/man1/assay.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/assay \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_assay \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/assay.fish

clean:
	rm -rf .build

packages:
	@.ci/packages $(PACKAGES)

test-packages:
	@.ci/packages $(TEST_PACKAGES)

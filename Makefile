# News Digest: raw copies of news articles in seeds/ become a site in output/.
# GNU make 3.81 or newer. Everything else is fetched into $(VENV) on the first run.

SEEDS   := seeds
CONTENT := content
OUTPUT  := output
SITEURL :=
JOBS    := 0
NER     := auto
PORT    := 8000
URL     :=
BASE    :=
PELICANOPTS :=
PYTESTOPTS  :=
QUALITYOPTS :=
BENCHOPTS   :=
SOAKOPTS    :=
FUZZ_SECONDS := 300
PYTHON  ?= python3
VENV    := .venv

# An address comes from elsewhere: a $ in it is a sign, and nothing that make is to work out.
override URL := $(value URL)

# Not every shell puts the home folder for the ~ in SEEDS=~/news.
home = $(if $(filter ~/%,$(firstword $(1))),$(patsubst ~/%,$(HOME)/%,$(1)),$(1))

# Names go to the programs through the environment, so that blanks and quotes in them do no harm.
export DIGEST_SEEDS   := $(call home,$(SEEDS))
export DIGEST_CONTENT := $(call home,$(CONTENT))
export DIGEST_OUTPUT  := $(call home,$(OUTPUT))
export DIGEST_JOBS    := $(JOBS)
export DIGEST_PUBLIC  :=
export DIGEST_EVAL
# The tests' packages hold a model, too: it is used for a digest only where `make ner` was asked for.
export DIGEST_NER     := $(if $(filter auto,$(NER)),$(if $(wildcard $(VENV)/.installed-ner),auto,none),$(call home,$(NER)))
export SITEURL
export URL
export PYTHONPATH     := plugins

python := $(VENV)/bin/python
pip    := $(python) -m pip install --quiet --quiet --disable-pip-version-check --require-hashes
ours   := --seeds "$$DIGEST_SEEDS" --content "$$DIGEST_CONTENT"
build   = $(python) -m pelican "$$DIGEST_CONTENT" -s pelicanconf.py -o "$$DIGEST_OUTPUT" --fatal errors $(PELICANOPTS)
modern  = -c 'import sys; sys.exit(sys.version_info < (3, 11))'

.PHONY: help html convert add paste publish verify serve devserver check review own test lint fuzz quality ner bench soak audit words golden licences advisories lock clean distclean

help: ## list the targets and variables (also: make alone)
	@echo 'Targets:'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1~\2/p' Makefile | awk -F'~' '{ printf "%-12s %s\n", $$1, $$2 }'
	@echo 'Variables, as in make html SEEDS=folder:'
	@echo '  SEEDS CONTENT OUTPUT   folders: raw copies, articles, the site ($(SEEDS), $(CONTENT), $(OUTPUT))'
	@echo '  SITEURL                address of the published site (feeds, sitemap)'
	@echo '  JOBS                   processes that read raw copies; 0: one a processor'
	@echo '  NER                    names: auto (a model if there is one), none, or a model folder'
	@echo '  URL                    for add: the page to fetch, instead of the feeds'
	@echo '  PORT BASE              serve and devserver: port, and sub-path such as /repo'
	@echo '  PELICANOPTS PYTESTOPTS more options for Pelican and pytest'
	@echo '  QUALITYOPTS DIGEST_EVAL options for quality; a folder of more labelled sets'
	@echo '  BENCHOPTS SOAKOPTS     options for bench: --rounds 5; for soak: --count 1000 --spoilt 50'
	@echo '  FUZZ_SECONDS           how long fuzz tries new inputs ($(FUZZ_SECONDS))'
	@echo '  PYTHON VENV            Python 3.11 or newer, and the folder of its packages'

html: folders $(VENV)/.installed ## build the private reading copy of SEEDS into OUTPUT
	@$(build)
	@echo "Open $$DIGEST_OUTPUT/index.html"

convert: $(VENV)/.installed ## only bring the articles in CONTENT up to date with SEEDS
	@$(python) -m news_digest convert $(ours) --jobs '$(JOBS)'

publish: export DIGEST_PUBLIC := 1
publish: siteurl folders $(VENV)/.installed ## build the copy for strangers, for the address SITEURL
	@$(build)

verify: folders $(VENV)/.installed ## build as html does and once more with no cache, and compare the files
	@$(python) tools/verify.py "$$DIGEST_OUTPUT" --content "$$DIGEST_CONTENT" -- $(build)

serve: $(VENV)/.installed ## show OUTPUT at http://127.0.0.1:PORT/BASE/ as GitHub Pages would
	@$(python) -m news_digest serve "$$DIGEST_OUTPUT" --port '$(PORT)' --base '$(BASE)'

devserver: folders $(VENV)/.installed ## build, serve, and build again whenever something changes
	@$(python) -m news_digest devserver "$$DIGEST_OUTPUT" $(ours) --port '$(PORT)' --base '$(BASE)' \
		--watch themes plugins pelicanconf.py --build $(build)

add: folders $(VENV)/.installed ## what is new in the feeds of CONTENT/feeds.txt, or the page URL, becomes raw copy in SEEDS
	@$(python) -m news_digest add $(ours) $(if $(URL),"$$URL",--feeds)

paste: folders $(VENV)/.installed ## what you copied becomes raw copy in SEEDS
	@$(python) -m news_digest paste $(ours)

check: $(VENV)/.installed ## list what an editor should look at
	@$(python) -m news_digest check $(ours)

review: folders $(VENV)/.installed ## settle what check lists on a terminal, one key each
	@$(python) -m news_digest review $(ours)

own: $(VENV)/.installed ## make this copy of the repository a digest of your own, without the demonstration
	@$(python) tools/own.py

# Some tests look at how work grows, or wait for a browser: what fails beside others is tried once more alone.
test: lint ## lint, and run all tests
	@$(python) -m pytest --numprocesses 2 --dist loadgroup $(PYTESTOPTS) \
		|| $(python) -m pytest --last-failed --last-failed-no-failures none $(PYTESTOPTS)

lint: $(VENV)/.installed-dev ## style, types, and who may import whom
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check --quiet .
	@$(VENV)/bin/lint-imports --no-cache > $(VENV)/lint-imports.txt || { cat $(VENV)/lint-imports.txt; exit 1; }
	@$(VENV)/bin/mypy --no-error-summary
	@MYPYPATH=plugins:tools $(VENV)/bin/mypy --no-error-summary tools/clean.py tools/audit/audit.py tools/words.py tools/verify.py tools/own.py tools/licences.py tools/advisories.py
	@MYPYPATH=plugins:tests $(VENV)/bin/mypy --no-error-summary --package quality
	@MYPYPATH=plugins:tests:bench $(VENV)/bin/mypy --no-error-summary bench/pace.py bench/run.py bench/soak.py

ner: $(VENV)/.installed-ner ## install the model that marks names in English text (330 MB)

fuzz: $(VENV)/.installed-dev $(VENV)/.installed-fuzz ## feed every parser with what no one writes, for FUZZ_SECONDS
	@FUZZ_SECONDS=$(FUZZ_SECONDS) $(python) tests/fuzz/run.py
	@FUZZ_SECONDS=$(FUZZ_SECONDS) $(python) -m pytest tests/fuzz

quality: $(VENV)/.installed-dev ## measure what is found in labelled news (docs/quality.md)
	@PYTHONPATH=plugins:tests $(python) -m quality.score $(QUALITYOPTS)

bench: $(VENV)/.installed-bench ## measure how long a build takes, beside Hugo in the same run (docs/speed.md)
	@PYTHONPATH=plugins:bench $(python) bench/run.py $(BENCHOPTS)

soak: $(VENV)/.installed-dev ## kill 200 builds; build a site of 10,000 raw copies, 500 of them broken or hostile (a quarter of an hour)
	@DIGEST_KILLS=200 $(python) -m pytest tests/test_killed.py $(PYTESTOPTS)
	@PYTHONPATH=plugins:bench $(python) bench/soak.py $(SOAKOPTS)

audit: $(VENV)/.installed-dev tools/audit/node_modules/.package-lock.json ## look at the pages with Lighthouse (needs Node and Chromium)
	@$(MAKE) --no-print-directory publish OUTPUT=build/audit SITEURL=https://digest.example/repo
	@$(python) tools/audit/audit.py build/audit

words: $(VENV)/.installed ## bring the catalogues of the interface up to date with its words
	@$(python) tools/words.py

golden: $(VENV)/.installed ## write tests/golden anew; read the difference before you commit it
	@$(python) tests/test_golden.py
	@$(python) tests/test_same_bytes.py

licences: $(VENV)/.installed ## list the licences of all packages in docs/licences.md
	@$(python) tools/licences.py

advisories: $(VENV)/.installed-audit ## ask PyPI for known holes in the packages of the lock files
	@$(python) tools/advisories.py

lock: ## bring the lock files up to date with pyproject.toml (needs uv)
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
		pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra dev \
		-c requirements.lock pyproject.toml -o requirements-dev.lock
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra ner \
		-c requirements.lock pyproject.toml -o requirements-ner.lock
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra cluster \
		-c requirements.lock pyproject.toml -o requirements-cluster.lock
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra bench \
		-c requirements.lock pyproject.toml -o requirements-bench.lock
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra audit \
		-c requirements.lock pyproject.toml -o requirements-audit.lock
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra fuzz \
		-c requirements.lock pyproject.toml -o requirements-fuzz.lock

clean: ## remove the site that was built into OUTPUT, and the caches
	@$(firstword $(wildcard $(python)) $(PYTHON)) tools/clean.py "$$DIGEST_OUTPUT"
	@rm -rf .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build

distclean: clean ## clean, and remove the packages in VENV too
	@test ! -e '$(VENV)' || test -e '$(VENV)/pyvenv.cfg' \
		|| { echo '$(VENV) is not a Python environment, so it stays: remove it by hand.' >&2; exit 1; }
	@rm -rf '$(VENV)'

.PHONY: folders siteurl
folders: # a digest may live without raw copies, but a folder that was named must be there
	@test -d "$$DIGEST_SEEDS" || test '$(origin SEEDS)' = file || { \
		echo "SEEDS: $$DIGEST_SEEDS: no such folder. Make it and put raw copies of articles in it." >&2; exit 1; }
	@mkdir -p "$$DIGEST_CONTENT"

siteurl:
	@case "$$SITEURL" in http://?*|https://?*) ;; *) \
		echo 'publish needs the address where the site will be read:' >&2; \
		echo '  make publish SITEURL=https://name.github.io/repository' >&2; exit 1 ;; esac

$(VENV)/.installed: requirements.lock
	@$(python) -m pip --version > /dev/null 2>&1 && $(python) $(modern) || { \
		$(PYTHON) $(modern) || { \
			echo 'News Digest needs Python 3.11 or newer, but $(PYTHON) is older or missing.' >&2; \
			echo 'Name another: make html PYTHON=python3.13' >&2; exit 1; }; \
		$(PYTHON) -m venv $(if $(wildcard $(VENV)/pyvenv.cfg),--clear) $(VENV); }
	@echo 'Fetching the packages of requirements.lock into $(VENV) (once) ...' >&2
	@$(pip) -r requirements.lock
	@touch $@

tools/audit/node_modules/.package-lock.json: tools/audit/package-lock.json
	@cd tools/audit && PUPPETEER_SKIP_DOWNLOAD=1 npm ci --no-audit --no-fund --ignore-scripts
	@touch $@

$(VENV)/.installed-ner: requirements-ner.lock $(VENV)/.installed
	@echo 'Fetching the packages of requirements-ner.lock into $(VENV) (once) ...' >&2
	@$(pip) -r requirements-ner.lock
	@touch $@

$(VENV)/.installed-bench: requirements-bench.lock $(VENV)/.installed
	@echo 'Fetching the packages of requirements-bench.lock into $(VENV) (once) ...' >&2
	@$(pip) -r requirements-bench.lock
	@touch $@

$(VENV)/.installed-fuzz: requirements-fuzz.lock $(VENV)/.installed
	@echo 'Fetching the packages of requirements-fuzz.lock into $(VENV) (once) ...' >&2
	@$(pip) -r requirements-fuzz.lock || echo 'Atheris could not be fetched for this Python: its part is left out.' >&2
	@touch $@

$(VENV)/.installed-audit: requirements-audit.lock $(VENV)/.installed
	@echo 'Fetching the packages of requirements-audit.lock into $(VENV) (once) ...' >&2
	@$(pip) -r requirements-audit.lock
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo 'Fetching the packages of requirements-dev.lock into $(VENV) (once) ...' >&2
	@$(pip) -r requirements-dev.lock
	@touch $@

# Colophon: publishes openly licensed writing as a website, an EPUB and course materials.
# `make help` lists what can be made. Everything built lands in .build/, one folder a variant:
#     make CC=clang
#     make SANITIZE=address,undefined check-unit

VERSION := $(shell sed -n 's/^\#define COLOPHON_VERSION "\(.*\)"/\1/p' src/colophon.h)
CC = gcc
SANITIZE =
LINKER =
OPTIMIZE = -O2
PREFIX = /usr/local
DESTDIR =
CONTENT = content
OUTPUT = output

# As many jobs at once as there are processors; -j says otherwise.
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc)
endif

# What to install. Others than Debian's names are in the README; `make setup` says when some is missing.
PACKAGES = gcc make binutils pkg-config libcmark-dev libzip-dev libxml2-dev libfyaml-dev \
           libjansson-dev libutf8proc-dev libpcre2-dev nettle-dev libdeflate-dev libbrotli-dev libcurl4-openssl-dev \
           libpango1.0-dev libgdk-pixbuf-2.0-dev libpng-dev libmicrohttpd-dev fonts-noto-core fonts-noto-cjk
TEST_PACKAGES = check clang lld llvm libclang-rt-dev clang-format shellcheck faketime zip unzip \
                libxml2-utils jing default-jre-headless epubcheck chromium calibre pandoc \
                php-cli php-htmlpurifier ruby-sanitize
LIBRARIES = libcmark libzip libxml-2.0 libfyaml jansson libutf8proc libpcre2-8 nettle libdeflate libbrotlienc libcurl \
            pangocairo gdk-pixbuf-2.0 libpng
PROGRAM_LIBRARIES = libmicrohttpd
BUILD = .build/$(notdir $(CC))$(if $(SANITIZE),-$(subst $(comma),-,$(SANITIZE)))
comma := ,

# Asked once, when a recipe first needs it: `make setup` may have to install the libraries first.
library_cflags = $(eval library_cflags := $$(shell pkg-config --cflags $(LIBRARIES)))$(library_cflags)
program_libs = $(eval program_libs := $$(shell pkg-config --libs $(PROGRAM_LIBRARIES)))$(program_libs)
library_libs = $(eval library_libs := $$(shell pkg-config --libs $(LIBRARIES)) -lm)$(library_libs)

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wwrite-strings -Wpointer-arith -Wvla
SANITIZE_FLAGS = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)
export LSAN_OPTIONS = suppressions=$(CURDIR)/tests/lsan.supp:print_suppressions=0
CFLAGS = -std=c11 -D_GNU_SOURCE -g $(OPTIMIZE) $(WARNINGS) $(WERROR) $(SANITIZE_FLAGS)
LDFLAGS = $(SANITIZE_FLAGS) $(if $(LINKER),-fuse-ld=$(LINKER)) -pthread
# Recipes say what they make; V=1 shows the commands.
Q = $(if $(V),,@)
say = @$(if $(V),:,printf '  %-8s %s\n' $(1) $@)
COMPILE = $(CC) $(CFLAGS) -pthread -Isrc -Itests $(library_cflags) -MMD -MP

SOURCES := $(filter-out src/cli/%,$(sort $(wildcard src/*.c src/*/*.c)))
CLI_SOURCES := $(sort $(wildcard src/cli/*.c))
EMBEDDED := $(foreach f,$(sort $(wildcard src/import/profiles/*.yaml)),$(f:src/import/%=%)=$(f)) \
            $(foreach f,$(sort $(wildcard src/license/legalcode/*.txt)),$(f:src/license/%=%)=$(f)) \
            $(foreach f,$(sort $(wildcard src/scaffold/files/*)),$(f:src/scaffold/files/%=scaffold/%)=$(f)) \
            $(foreach f,$(sort $(shell find themes -type f ! -name '.*')),$(f)=$(f))
OBJECTS = $(SOURCES:src/%.c=$(BUILD)/%.o) $(BUILD)/embedded.o
CLI_OBJECTS = $(CLI_SOURCES:src/%.c=$(BUILD)/%.o)
MANUALS = $(BUILD)/man/colophon.1 $(BUILD)/man/colophon.3
UNIT_TESTS = $(patsubst tests/%.c,$(BUILD)/%,$(sort $(wildcard tests/unit/test_*.c)))
FUZZ_TESTS = $(patsubst tests/%.c,$(BUILD)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
E2E_PROGRAMS = $(patsubst tests/%.c,$(BUILD)/%,$(sort $(wildcard tests/e2e/*.c)))
BENCH_PROGRAMS = $(patsubst tests/%.c,$(BUILD)/%,$(sort $(wildcard tests/bench/*.c)))
TEST_PROGRAMS = $(UNIT_TESTS) $(FUZZ_TESTS) $(E2E_PROGRAMS) $(BENCH_PROGRAMS)

# Goals that install something come before everything that is built, also under -j.
SETUP_FIRST = $(filter setup setup-tests,$(MAKECMDGOALS)) $(if $(filter check check-full,$(MAKECMDGOALS)),setup-tests)

.PHONY: all
all: $(BUILD)/colophon ## build the program (the default)

.PHONY: help
help: ## list what can be made
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

.PHONY: setup
setup: ## install what building needs (Debian packages)
	@tests/tools/setup.sh debian $(PACKAGES)

.PHONY: setup-tests
setup-tests: | $(filter setup,$(MAKECMDGOALS)) ## install what the tests need (Debian and npm packages)
	@tests/tools/setup.sh debian $(TEST_PACKAGES)
	@tests/tools/setup.sh node
	@tests/tools/setup.sh npm tests/tools tests/tools/web tests/tools/ace tests/tools/course

.PHONY: publish
publish: $(BUILD)/colophon ## publish content/ and its manual/ to output/; CONTENT= OUTPUT= name others
	$(BUILD)/colophon build $(CONTENT) -o $(OUTPUT)
	$(if $(wildcard $(CONTENT)/manual/publication.yaml),$(BUILD)/colophon build $(CONTENT)/manual -o $(OUTPUT)/manual)

$(BUILD)/colophon: $(CLI_OBJECTS) $(BUILD)/libcolophon.a
	$(call say,link)
	$(Q)$(CC) $(LDFLAGS) -o $@ $(CLI_OBJECTS) $(BUILD)/libcolophon.a $(library_libs) $(program_libs)

# The library has one object, in which only the names of colophon.h are visible.
$(BUILD)/libcolophon.a: $(OBJECTS)
	$(call say,archive)
	$(Q)ld -r -o $(BUILD)/libcolophon.o $(OBJECTS)
	$(Q)objcopy --wildcard --keep-global-symbol='colophon_*' $(BUILD)/libcolophon.o
	$(Q)rm -f $@ && ar rcsD $@ $(BUILD)/libcolophon.o

# The same code with all names visible, for the unit tests.
$(BUILD)/libinternal.a: $(OBJECTS)
	$(call say,archive)
	$(Q)rm -f $@ && ar rcsD $@ $(OBJECTS)

# The program and its header say what they do; the manual pages are made of that.
$(MANUALS) &: src/man/manual.sh src/colophon.h $(BUILD)/colophon
	@mkdir -p $(@D)
	$(call say,write)
	$(Q)src/man/manual.sh $(BUILD)/colophon src/colophon.h $(@D)

$(BUILD)/%.o: src/%.c | $(SETUP_FIRST)
	@mkdir -p $(@D)
	$(call say,compile)
	$(Q)$(COMPILE) -c -o $@ $<

$(BUILD)/embedded.c: src/base/embed.sh $(foreach pair,$(EMBEDDED),$(lastword $(subst =, ,$(pair))))
	@mkdir -p $(@D)
	$(call say,write)
	$(Q)src/base/embed.sh $(EMBEDDED) > $@.part && mv $@.part $@

$(BUILD)/embedded.o: $(BUILD)/embedded.c | $(SETUP_FIRST)
	$(call say,compile)
	$(Q)$(COMPILE) -c -o $@ $<

# A test is one source file. Fuzz targets are driven by replaying their seeds, or by a fuzzer.
$(FUZZ_TESTS): driver = $(or $(FUZZER),tests/fuzz/replay.c)
$(TEST_PROGRAMS): $(BUILD)/%: tests/%.c $(BUILD)/libinternal.a
	@mkdir -p $(@D)
	$(call say,test)
	$(Q)$(COMPILE) $(LDFLAGS) -MF $@.d $$(pkg-config --cflags check) -o $@ $< $(driver) \
		$(BUILD)/libinternal.a $(library_libs) $$(pkg-config --libs check)

# Everything that can be built and then tested: for `make lint`, which looks at the warnings.
.PHONY: programs
programs: $(if $(CLI_SOURCES),$(BUILD)/colophon) $(BUILD)/libcolophon.a $(TEST_PROGRAMS)

.PHONY: check
check: setup-tests ## run every test and end with the sum of them
	+@tests/check.sh lint unit golden e2e sanitized

.PHONY: check-full
check-full: setup-tests ## the same, and Ace and EPUBCheck on every book
	+@FULL=1 tests/check.sh lint unit golden e2e sanitized

# For a name that no test has, something that can't be made.
named_tests = $(foreach name,$(T),$(or $(filter %_$(name),$(UNIT_TESTS) $(FUZZ_TESTS)),no-unit-test-$(name)))

.PHONY: check-unit
check-unit: $(if $(T),$(named_tests),$(UNIT_TESTS) $(FUZZ_TESTS)) ## run the unit tests and replay the fuzz seeds; T=name runs some
	@tests/unit/run.sh $^

.PHONY: check-golden
check-golden: $(BUILD)/colophon ## run the command as people do, on good and broken input; T=name runs some
	@tests/golden/run.sh $(BUILD) $(T)

.PHONY: check-e2e
check-e2e: $(BUILD)/colophon $(E2E_PROGRAMS) ## publish, and have others judge the outputs; T=name runs some
	@tests/e2e/run.sh $(BUILD) $(T)

.PHONY: bless
bless: $(BUILD)/colophon ## show how golden results differ now, and make the new ones the expected ones
	@tests/golden/run.sh --bless $(BUILD) $(T)

.PHONY: lint
lint: ## check the rules of the house: folders, libraries, calls, sizes, headers, format, warnings
	+@tests/lint/run.sh $(T)

.PHONY: bench
bench: $(BUILD)/colophon $(BENCH_PROGRAMS) ## measure speed and memory beside the floor; WORKS="1000 10000"
	@tests/bench/run.sh $(BUILD) $(WORKS)
	@tests/bench/books.sh $(BUILD) $(CHAPTERS)

.PHONY: bench-import
bench-import: $(BUILD)/colophon ## measure what imports keep of PAGES=FOLDER, beside what a reader would keep; without, say what is needed
	@PATH="$(abspath $(BUILD)):$$(tests/tools/setup.sh path)" node tests/bench/import.mjs $(PAGES)

.PHONY: fit-import
fit-import: $(BUILD)/bench/fit_sequence ## fit the weights of the text import to PAGES=FOLDER, and measure them with pages they were not fitted to
	@$(BUILD)/bench/fit_sequence $(PAGES) src/import/signs.h src/import/sequence_weights.h $(BUILD)/fit
	@for pages in seen unseen; do echo "$$pages pages"; PATH="$$(tests/tools/setup.sh path)" \
		node tests/bench/import.mjs $(PAGES) $(BUILD)/fit/$$pages || exit; done

.PHONY: fuzz
fuzz: ## feed one reader with broken input: T=name, SECONDS=60
	+@tests/fuzz/run.sh "$(T)" $(SECONDS)

.PHONY: install
install: $(BUILD)/colophon $(BUILD)/libcolophon.a $(MANUALS) ## install to PREFIX (/usr/local) under DESTDIR
	install -D -m 755 $(BUILD)/colophon $(DESTDIR)$(PREFIX)/bin/colophon
	install -D -m 644 src/colophon.h $(DESTDIR)$(PREFIX)/include/colophon.h
	install -D -m 644 $(BUILD)/libcolophon.a $(DESTDIR)$(PREFIX)/lib/libcolophon.a
	install -d $(DESTDIR)$(PREFIX)/lib/pkgconfig
	sed 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|; s|@LIBRARIES@|$(LIBRARIES)|' \
		src/colophon.pc.in > $(DESTDIR)$(PREFIX)/lib/pkgconfig/colophon.pc
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/man1 $(BUILD)/man/colophon.1
	install -D -m 644 -t $(DESTDIR)$(PREFIX)/share/man/man3 $(BUILD)/man/colophon.3

.PHONY: uninstall
uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/colophon $(DESTDIR)$(PREFIX)/include/colophon.h \
		$(DESTDIR)$(PREFIX)/lib/libcolophon.a $(DESTDIR)$(PREFIX)/lib/pkgconfig/colophon.pc \
		$(DESTDIR)$(PREFIX)/share/man/man1/colophon.1 $(DESTDIR)$(PREFIX)/share/man/man3/colophon.3

.PHONY: clean
clean: ## remove what was built, not what was published
	rm -rf .build

-include $(OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(TEST_PROGRAMS:=.d)

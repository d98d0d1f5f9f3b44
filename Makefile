# Colophon: publishes openly licensed writing as a website, an EPUB and course materials.
# `make help` lists what can be made. Everything built lands in .build/, one folder a variant:
#     make CC=clang
#     make SANITIZE=address,undefined check-unit

VERSION := $(shell sed -n 's/^\#define COLOPHON_VERSION "\(.*\)"/\1/p' src/colophon.h)
CC = gcc
SANITIZE =
OPTIMIZE = -O2
PREFIX = /usr/local
DESTDIR =
CONTENT = content
OUTPUT = output

LIBRARIES = libcmark libzip libxml-2.0 libfyaml jansson libutf8proc libpcre2-8 nettle libdeflate
BUILD = .build/$(notdir $(CC))$(if $(SANITIZE),-$(subst $(comma),-,$(SANITIZE)))
comma := ,

# Asked once, when a recipe first needs it: `make setup` may have to install the libraries first.
library_cflags = $(eval library_cflags := $$(shell pkg-config --cflags $(LIBRARIES)))$(library_cflags)
library_libs = $(eval library_libs := $$(shell pkg-config --libs $(LIBRARIES)))$(library_libs)

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
           -Wwrite-strings -Wpointer-arith -Wvla
SANITIZE_FLAGS = $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer)
CFLAGS = -std=c11 -D_GNU_SOURCE -g $(OPTIMIZE) $(WARNINGS) $(WERROR) $(SANITIZE_FLAGS)
LDFLAGS = $(SANITIZE_FLAGS) -pthread
COMPILE = $(CC) $(CFLAGS) -pthread -Isrc -Itests $(library_cflags) -MMD -MP

SOURCES := $(filter-out src/cli/%,$(sort $(wildcard src/*.c src/*/*.c)))
CLI_SOURCES := $(sort $(wildcard src/cli/*.c))
EMBEDDED := $(foreach f,$(sort $(wildcard src/import/profiles/*.yaml)),$(f:src/import/%=%)=$(f)) \
            $(foreach f,$(sort $(wildcard src/license/legalcode/*.txt)),$(f:src/license/%=%)=$(f)) \
            $(foreach f,$(sort $(shell find themes -type f ! -name '.*')),$(f)=$(f))
OBJECTS = $(SOURCES:src/%.c=$(BUILD)/%.o) $(BUILD)/embedded.o
CLI_OBJECTS = $(CLI_SOURCES:src/%.c=$(BUILD)/%.o)
UNIT_SOURCES := $(sort $(wildcard tests/unit/test_*.c))
UNIT_TESTS = $(UNIT_SOURCES:tests/unit/%.c=$(BUILD)/unit/%)

# Goals that install something come before everything that is built, also under -j.
SETUP_FIRST = $(filter setup setup-tests,$(MAKECMDGOALS)) $(if $(filter check check-full,$(MAKECMDGOALS)),setup-tests)

.PHONY: all
all: $(BUILD)/colophon ## build the program (the default)

.PHONY: help
help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

$(BUILD)/colophon: $(CLI_OBJECTS) $(BUILD)/libcolophon.a
	$(CC) $(LDFLAGS) -o $@ $(CLI_OBJECTS) $(BUILD)/libcolophon.a $(library_libs)

# The library has one object, in which only the names of colophon.h are visible.
$(BUILD)/libcolophon.a: $(OBJECTS)
	ld -r -o $(BUILD)/libcolophon.o $(OBJECTS)
	objcopy --wildcard --keep-global-symbol='colophon_*' $(BUILD)/libcolophon.o
	rm -f $@ && ar rcsD $@ $(BUILD)/libcolophon.o

# The same code with all names visible, for the unit tests.
$(BUILD)/libinternal.a: $(OBJECTS)
	rm -f $@ && ar rcsD $@ $(OBJECTS)

$(BUILD)/%.o: src/%.c | $(SETUP_FIRST)
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(BUILD)/embedded.c: src/base/embed.sh $(foreach pair,$(EMBEDDED),$(lastword $(subst =, ,$(pair))))
	@mkdir -p $(@D)
	src/base/embed.sh $(EMBEDDED) > $@.part && mv $@.part $@

$(BUILD)/embedded.o: $(BUILD)/embedded.c | $(SETUP_FIRST)
	$(COMPILE) -c -o $@ $<

$(BUILD)/unit/%: tests/unit/%.c $(BUILD)/libinternal.a
	@mkdir -p $(@D)
	$(COMPILE) $(LDFLAGS) $$(pkg-config --cflags check) -o $@ $< $(BUILD)/libinternal.a \
		$(library_libs) $$(pkg-config --libs check)

.PHONY: check-unit
check-unit: $(UNIT_TESTS) ## run the unit tests; T=name runs one
	@failed=0; for test in $(if $(T),$(BUILD)/unit/test_$(T),$(UNIT_TESTS)); do \
		$$test || failed=1; done; exit $$failed

.PHONY: clean
clean: ## remove what was built, not what was published
	rm -rf .build

-include $(OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(UNIT_TESTS:=.d)

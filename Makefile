# Latchkey. `make help` lists what can be made.
#
# One file, not recursive. Sources are found by wildcard: a new .cpp below core/ or fcgi/ is part of
# the library, a new file below tests/ part of its suite.

VARIANT ?= release
PORT    ?= 8080
BUILD   := build/$(VARIANT)
SHELL   := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.SUFFIXES:
.SECONDARY:

# V=1 shows whole commands.
ifeq ($(V),)
  SAY = @echo "  $(1)  $@";
endif

PYTHON  := /usr/bin/python3
CCACHE  := $(shell command -v ccache 2>/dev/null)
CXX_GNU := g++
CXX     := $(CXX_GNU)

WARNINGS  := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Werror
HARDENING := -fPIE -fstack-protector-strong -fstack-clash-protection -fcf-protection=full
CPPFLAGS  := -DBOOST_TEST_DYN_LINK -I. -I$(BUILD)/gen -isystem /usr/include/cppconn
# -g1: lines for stack traces; the variables' types would be a quarter of the time of compiling.
CXXFLAGS  := -std=c++20 -g1 $(WARNINGS) $(HARDENING) -MMD -MP
# The prefix map keeps the folder of the clone out of the binaries, and lets ccache serve every clone.
COMPILE    = $(CXX) $(CPPFLAGS) "-ffile-prefix-map=$(CURDIR)=." $(CXXFLAGS)
LDFLAGS   := -pie -Wl,-z,relro,-z,now -Wl,--as-needed
LDLIBS    := -lfcgi -lctemplate_nothreads -lmysqlcppconn -lsodium -lcurl -ldate-tz -lmagic \
             -lcmark-gfm -lcmark-gfm-extensions -lidn2 -lsystemd -lzxcvbn \
             -loath -lqrencode -lfido2 -lhpdf -larchive -lseccomp

ifeq ($(VARIANT),release)
  CXXFLAGS += -O2 -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS
else ifeq ($(VARIANT),debug)
  CXXFLAGS += -O0 -g -D_GLIBCXX_ASSERTIONS
else ifeq ($(VARIANT),asan)
  # g++ 12 sees uninitialised members in std::regex's insides where they are instrumented.
  CXXFLAGS += -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer \
              -Wno-maybe-uninitialized
  LDFLAGS  += -fsanitize=address,undefined
else ifeq ($(VARIANT),fuzz)
  CXX      := clang++
  CXXFLAGS += -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -Wno-unknown-warning-option -Wno-sign-conversion
  LDFLAGS  += -fsanitize=address,undefined
else
  $(error VARIANT is release, debug, asan or fuzz)
endif

# --- what there is to build -------------------------------------------------------------------
MAINS     := core/bin/latchkey.cpp core/bin/mailer.cpp core/bin/previewer.cpp fcgi/main.cpp
PROGRAMS  := $(addprefix $(BUILD)/,latchkey latchkey-mailer latchkey-previewer latchkey-fcgi)
LIB_SRCS  := $(filter-out $(MAINS),$(wildcard core/*/*.cpp fcgi/*.cpp fcgi/*/*.cpp fcgi/pages/*/*.cpp))
LIB_OBJS  := $(LIB_SRCS:%.cpp=$(BUILD)/%.o)
LIBRARY   := $(BUILD)/liblatchkey.a
TEMPLATES := $(shell find templates -name '*.tpl' 2>/dev/null)
TPL_NAMES := $(BUILD)/gen/tpl/stamp

.PHONY: all help programs
all: programs assets errors

help:
	@printf '%s\n' \
	  'make demo        installs what is missing, builds, and runs two made-up firms: PORT=8080' \
	  'make demo-code   prints the code with which the demo’s staff sign in now' \
	  'make demo-reset  throws the demo and its data away' \
	  'make check       all tests; ends with "N passed, N failed"' \
	  '  make lint      clang-format, layers, templates, units, and clang-tidy (in make lint alone)' \
	  '  make unit      the parts by themselves' \
	  '  make db        what the domain does in a real database' \
	  '  make web       pages, called without a server' \
	  '  make browser   the FAQ and every page in Chromium' \
	  '  make fuzz      each parser for some seconds; SECONDS_EACH=600 for long' \
	  '  make system    commands, demo, mailer, uploads and the site, as an admin runs them' \
	  '  make faults    nginx, workers and database killed, cut off and filled up' \
	  'make one FILE=tests/web/pins_test.cpp  one file of tests' \
	  'make all         programs, style sheet and script, nginx'"'"'s error pages' \
	  'make routes      prints the table of pages' \
	  'make bench       pages and claims a second beside an empty responder; FRESH=1 makes its data anew' \
	  'make screenshots takes the pictures of README.md anew' \
	  'make fmt         puts the C++ into its form' \
	  'make clean       removes what was built, and leaves the demo' \
	  '' \
	  'VARIANT=release (as is), debug, or asan (AddressSanitizer and UBSan), also for check and demo.' \
	  'V=1 shows whole commands.'

# --- generated --------------------------------------------------------------------------------
# Constants for every variable and section of every template, so that a misspelt name does not
# compile; ctemplate's own tool refuses a template whose escaping it cannot decide.
$(TPL_NAMES): $(TEMPLATES) templates/names.py | $(BUILD)/gen/
	$(PYTHON) templates/names.py templates $(BUILD)/gen

# The passwords that everybody tries first, out of a Debian package.
COMMON_PASSWORDS := $(BUILD)/gen/common_passwords.inc
$(COMMON_PASSWORDS): core/base/common_passwords.py | $(BUILD)/gen/
	$(PYTHON) $< $@

$(BUILD)/gen/:
	mkdir -p $@

.PHONY: assets
assets: build/assets/manifest.txt
build/assets/manifest.txt: $(shell find templates/assets -type f -not -path '*/node_modules/*' 2>/dev/null)
	$(call SAY,MAKE)$(PYTHON) templates/assets/build.py build/assets

# nginx's own error pages name the style sheet, whose name changes with its content.
ERROR_PAGES := $(patsubst nginx/%,build/%,$(wildcard nginx/errors/*.html))
.PHONY: errors
errors: $(ERROR_PAGES)
build/errors/%.html: nginx/errors/%.html build/assets/manifest.txt
	@mkdir -p $(@D)
	@named() { sed -n "s/^$$1 //p" build/assets/manifest.txt | grep .; }; \
	sheet=$$(named 'app\.css'); icon=$$(named 'favicon\.svg'); \
	sed "s#@STYLESHEET@#/assets/$$sheet#; s#@ICON@#/assets/$$icon#" $< >$@

# --- compiling --------------------------------------------------------------------------------
# What most files include of the standard library, read once by the compiler and not by each file: a third
# of the time. clang (fuzz, tidy) goes without, and so notices an include that a file forgot.
ifneq ($(VARIANT),fuzz)
  PRECOMPILED := $(BUILD)/precompiled/library.hpp
  PRECOMPILED_TESTS := $(BUILD)/precompiled/tests.hpp
  # The cache tells two of them apart by this sum of what makes them, since no two are the same to the byte.
  export CCACHE_SLOPPINESS := pch_defines,time_macros
  export CCACHE_PCH_EXTSUM := true
endif
$(BUILD)/precompiled/library.hpp.gch: core/base/precompiled.hpp
$(BUILD)/precompiled/tests.hpp.gch: tests/support/precompiled.hpp core/base/precompiled.hpp
$(BUILD)/precompiled/%.gch:
	@mkdir -p $(@D)
	@{ cat $^; $(CXX) --version; echo '$(CXXFLAGS)'; } | sha256sum >$@.sum
	$(call SAY,CXX )$(COMPILE) -x c++-header $(firstword $^) -o $@

# Boost.Test's main wants its header after a definition of its own; the yardstick has nothing to do with it.
$(BUILD)/tests/support/boost_main.o $(BUILD)/tests/bench/%.o: PRECOMPILED_TESTS :=
# g++ 12 forgets then that std::string is a system's header, and takes its + for out of bounds (PR 105329, 105651).
FALSE_ALARMS := -Wno-array-bounds -Wno-stringop-overread -Wno-stringop-overflow -Wno-restrict
use_precompiled = $(if $(1),-include $(1) -fpch-preprocess -Winvalid-pch $(FALSE_ALARMS))
# What tests ask runs optimised; the asking itself need not be, which halves the time of compiling it.
$(foreach suite,unit db web support,$(BUILD)/tests/$(suite)/%.o) $(PRECOMPILED_TESTS:=.gch): \
  CXXFLAGS := $(filter-out -O% -D_FORTIFY_SOURCE=%,$(CXXFLAGS)) -O0
$(BUILD)/tests/%.o: tests/%.cpp $(PRECOMPILED_TESTS:=.gch) | $(TPL_NAMES) $(COMMON_PASSWORDS)
	@mkdir -p $(@D)
	$(call SAY,CXX )$(CCACHE) $(COMPILE) $(call use_precompiled,$(PRECOMPILED_TESTS)) -c $< -o $@
$(BUILD)/%.o: %.cpp $(PRECOMPILED:=.gch) | $(TPL_NAMES) $(COMMON_PASSWORDS)
	@mkdir -p $(@D)
	$(call SAY,CXX )$(CCACHE) $(COMPILE) $(call use_precompiled,$(PRECOMPILED)) -c $< -o $@

$(LIBRARY): $(LIB_OBJS)
	@rm -f $@
	$(call SAY,AR  )ar rcs $@ $^

programs: $(PROGRAMS)
$(BUILD)/latchkey: $(BUILD)/core/bin/latchkey.o $(LIBRARY)
	$(call SAY,LINK)$(CXX) $(LDFLAGS) -o $@ $< $(LIBRARY) $(LDLIBS)
$(BUILD)/latchkey-mailer: $(BUILD)/core/bin/mailer.o $(LIBRARY)
	$(call SAY,LINK)$(CXX) $(LDFLAGS) -o $@ $< $(LIBRARY) $(LDLIBS)
$(BUILD)/latchkey-previewer: $(BUILD)/core/bin/previewer.o $(LIBRARY)
	$(call SAY,LINK)$(CXX) $(LDFLAGS) -o $@ $< $(LIBRARY) $(LDLIBS)
$(BUILD)/latchkey-fcgi: $(BUILD)/fcgi/main.o $(LIBRARY)
	$(call SAY,LINK)$(CXX) $(LDFLAGS) -o $@ $< $(LIBRARY) $(LDLIBS)

# --- tests in C++: one binary a suite ---------------------------------------------------------
SUITES := unit db web
SUPPORT_OBJS := $(patsubst %.cpp,$(BUILD)/%.o,$(wildcard tests/support/*.cpp))
define suite_rule
$(BUILD)/tests/$(1)_tests: $(patsubst %.cpp,$(BUILD)/%.o,$(wildcard tests/$(1)/*.cpp)) $(SUPPORT_OBJS) $(LIBRARY)
	$$(call SAY,LINK)$$(CXX) $$(LDFLAGS) -o $$@ $$^ $$(LDLIBS) -lboost_unit_test_framework
endef
$(foreach suite,$(SUITES),$(eval $(call suite_rule,$(suite))))
# One file of them by itself: make one FILE=tests/web/pins_test.cpp
$(BUILD)/tests/one/%: $(BUILD)/tests/%.o $(SUPPORT_OBJS) $(LIBRARY)
	@mkdir -p $(@D)
	$(call SAY,LINK)$(CXX) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lboost_unit_test_framework
.PHONY: tests
tests: $(SUITES:%=$(BUILD)/tests/%_tests)

# --- fuzzers (VARIANT=fuzz) -------------------------------------------------------------------
# Linked with the parsers alone: what reads bytes and nothing that reads the database or draws pages.
FUZZERS := $(patsubst tests/fuzz/%.cpp,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/*_fuzz.cpp))
PARSERS := $(wildcard core/base/*.cpp) core/mail/mime.cpp $(addprefix fcgi/http/, multipart.cpp \
           urlencoded.cpp cookie.cpp header_value.cpp user_agent.cpp content_disposition.cpp)
PARSER_OBJS := $(PARSERS:%.cpp=$(BUILD)/%.o)
$(BUILD)/fuzz/%: $(BUILD)/tests/fuzz/%.o $(PARSER_OBJS)
	@mkdir -p $(@D)
	$(call SAY,LINK)$(CXX) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)
.PHONY: fuzzers
fuzzers: $(FUZZERS)

# --- the yardstick of `make bench` --------------------------------------------------------------
$(BUILD)/bench/empty_responder: $(BUILD)/tests/bench/empty_responder.o
	@mkdir -p $(@D)
	$(call SAY,LINK)$(CXX) $(LDFLAGS) -o $@ $< -lfcgi

# --- running ----------------------------------------------------------------------------------
.PHONY: packages demo demo-code demo-reset
packages:
	@tests/support/install_packages.sh packages.txt

# The programs are built only after the packages are there: this file is read again for it, with
# what pkg-config and the like find then.
demo: packages
	@$(MAKE) --no-print-directory all
	@exec $(PYTHON) tests/support/instance.py build/demo --port $(PORT) --variant $(VARIANT) --with-parent

demo-code:
	@$(PYTHON) tests/support/demo_code.py build/demo

demo-reset:
	@$(PYTHON) tests/support/instance.py build/demo --only-reset

# FRESH=1 makes the data anew, which otherwise stays in build/bench. BENCH: further options of bench.py.
.PHONY: bench
bench: packages
	@$(MAKE) --no-print-directory all $(BUILD)/bench/empty_responder
	@exec $(PYTHON) tests/bench/bench.py --variant $(VARIANT) --with-parent $(if $(FRESH),--fresh) $(BENCH)

.PHONY: routes
routes: $(BUILD)/latchkey-fcgi
	@$< --routes

# --- checking ---------------------------------------------------------------------------------
# tests/run.py holds the list of suites, builds what each needs and runs them.
CHECKS := lint unit db web browser fuzz system faults
.PHONY: check one fmt tidy $(CHECKS)
one: packages
	@exec $(PYTHON) tests/run.py --variant $(VARIANT) $(FILE)
check: packages
	@exec $(PYTHON) tests/run.py --variant $(VARIANT)
$(CHECKS): export SECONDS_EACH ?= 4
$(CHECKS): packages
	@exec $(PYTHON) tests/run.py --variant $(VARIANT) $@

tests/browser/node_modules: tests/browser/package-lock.json
	cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund --silent
	touch $@

# An instance of its own, with the demo's data.
.PHONY: screenshots
screenshots: packages all tests/browser/node_modules
	@exec $(PYTHON) tests/support/instance.py build/screenshots --reset --fast --with-parent \
	  --variant $(VARIANT) --run node tests/browser/screenshots.mjs

FORMATTED := $(shell find core fcgi tests -name node_modules -prune -o \( -name '*.cpp' -o -name '*.hpp' \) -print 2>/dev/null)
fmt:
	clang-format -i $(FORMATTED)

# clang-tidy of a file runs again only when the file, a header of it or the list of checks changed.
TIDY := $(patsubst %.cpp,build/tidy/%.ok,$(filter %.cpp,$(filter core/% fcgi/%,$(FORMATTED))))
tidy: $(TIDY)
build/tidy/%.ok: %.cpp .clang-tidy | $(TPL_NAMES) $(COMMON_PASSWORDS)
	@mkdir -p $(@D)
	$(call SAY,TIDY)clang-tidy --quiet $< -- $(CPPFLAGS) -std=c++20
	@g++ $(CPPFLAGS) -std=c++20 -MM -MP -MT $@ -MF $(@:.ok=.d) $<
	@touch $@

.PHONY: clean
clean:
	rm -rf build/release build/debug build/asan build/fuzz build/assets build/errors

-include $(shell find $(BUILD) build/tidy -name '*.d' 2>/dev/null)

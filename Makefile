# SPDX-License-Identifier: Apache-2.0
#
# make build         builds the command
# make install       installs it below PREFIX, where it needs neither this checkout nor Maven
# make uninstall     removes it from there
# make build-ebpf    builds the committed eBPF objects anew, which takes clang; see CONTRIBUTING.md
# make build-launcher    likewise the program that is installed as etrace
#
# make check         installs what the tests need, then runs everything that must hold; as root, on any Linux that runs ETrace
# make unit          runs the tests that need neither root nor a kernel
# make lint          looks at the shell scripts and at the format of the Java sources

PREFIX = /usr/local
DESTDIR =
home = $(DESTDIR)$(PREFIX)/lib/etrace
bin = $(DESTDIR)$(PREFIX)/bin
man = $(DESTDIR)$(PREFIX)/share/man/man1
completions = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
licenses = $(DESTDIR)$(PREFIX)/share/licenses/etrace
jars = etrace-cli/target
machine = $(patsubst aarch64,arm64,$(shell uname -m))

build:
	mvn -B -q -Dplain -Dmaven.test.skip=true -pl etrace-cli -am package

# The AOT cache is made where it is used: it knows the paths of the jars. A package's own scripts have to do it.
install:
	@test -f $(jars)/etrace.jar || { echo 'etrace is not built yet: run make build first' >&2; exit 1; }
	install -d $(home)/lib $(bin) $(man) $(completions) $(licenses)
	rm -rf $(home)/aot
	install -m 755 launcher/bin/etrace-$(machine) $(home)/etrace
	install -m 644 $(jars)/etrace.jar $(home)/etrace.jar
	install -m 644 $(jars)/lib/*.jar $(home)/lib/
	install -m 644 docs/etrace.1 $(man)/etrace.1
	install -m 644 docs/etrace.bash $(completions)/etrace
	install -m 644 LICENSES/*.txt $(licenses)/
	ln -sfn ../lib/etrace/etrace $(bin)/etrace
	@test -n "$(DESTDIR)" || $(MAKE) -s train

train:
	@if [ "$$(id -u)" = 0 ]; then set -- -- true; else set -- --version; fi; \
	ETRACE_AOT=train $(home)/etrace "$$@" >/dev/null 2>&1 || echo 'no AOT cache was made: etrace starts slower' >&2

uninstall:
	rm -rf $(home) $(licenses)
	rm -f $(bin)/etrace $(man)/etrace.1 $(completions)/etrace

build-ebpf:
	$(MAKE) -C bpf

build-launcher:
	$(MAKE) -C launcher

# What it builds belongs to the owner of this checkout afterwards, also if it fails.
check:
	@test "$$(id -u)" = 0 || { echo 'the tests trace programs, which takes root: sudo make check' >&2; exit 1; }
	@tools/test-packages
	@$(MAKE) --no-print-directory checks; status=$$?; \
	find . -maxdepth 2 -name target -exec chown -Rh --reference=. {} +; exit $$status

# What fails soon comes first, and the benchmarks need what the tests build.
checks: versions lint
	$(MAKE) -s -C bpf check
	$(MAKE) -s -C launcher check
	tools/first-run
	mvn -B verify
	etrace-bench/headroom

unit:
	mvn -B test

lint:
	shellcheck -x docs/etrace.bash $$(grep -rlE '^(#!/.*[/ ](ba)?sh|# shellcheck shell=)' .ci etrace etrace-bench/compare tools)
	JAVA_HOME=$$(tools/jdk) mvn -B -q spotless:check

versions:
	@for tool in 'uname -sr' 'mvn -B -v' "$$(tools/jdk)/bin/java -version" 'clang-14 --version' 'bpftool version' 'strace -V'; do \
		$$tool 2>&1 | sed -n 1p; \
	done

# Where Maven looks for a JDK beside /usr/lib/jvm.
checks unit: export JAVA_ETRACE_HOME = $(shell tools/jdk)

.NOTPARALLEL:
.PHONY: build install train uninstall build-ebpf build-launcher check checks unit lint versions

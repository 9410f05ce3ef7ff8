# SPDX-License-Identifier: Apache-2.0
#
# make build         builds the command
# make install       installs it below PREFIX, where it needs neither this checkout nor Maven
# make uninstall     removes it from there
# make build-ebpf    builds the committed eBPF objects anew, which takes clang; see CONTRIBUTING.md
# make build-launcher    likewise the program that is installed as etrace

PREFIX = /usr/local
DESTDIR =
home = $(DESTDIR)$(PREFIX)/lib/etrace
bin = $(DESTDIR)$(PREFIX)/bin
man = $(DESTDIR)$(PREFIX)/share/man/man1
completions = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
jars = etrace-cli/target
machine = $(patsubst aarch64,arm64,$(shell uname -m))

build:
	mvn -B -q -Dplain -Dmaven.test.skip=true -pl etrace-cli -am package

# The AOT cache is made where it is used: it knows the paths of the jars. A package's own scripts have to do it.
install:
	@test -f $(jars)/etrace.jar || { echo 'etrace is not built yet: run make build first' >&2; exit 1; }
	install -d $(home)/lib $(bin) $(man) $(completions)
	rm -rf $(home)/aot
	install -m 755 launcher/bin/etrace-$(machine) $(home)/etrace
	install -m 644 $(jars)/etrace.jar $(home)/etrace.jar
	install -m 644 $(jars)/lib/*.jar $(home)/lib/
	install -m 644 docs/etrace.1 $(man)/etrace.1
	install -m 644 docs/etrace.bash $(completions)/etrace
	ln -sfn ../lib/etrace/etrace $(bin)/etrace
	@test -n "$(DESTDIR)" || $(MAKE) -s train

train:
	@if [ "$$(id -u)" = 0 ]; then set -- -- true; else set -- --version; fi; \
	ETRACE_AOT=train $(home)/etrace "$$@" >/dev/null 2>&1 || echo 'no AOT cache was made: etrace starts slower' >&2

uninstall:
	rm -rf $(home)
	rm -f $(bin)/etrace $(man)/etrace.1 $(completions)/etrace

build-ebpf:
	$(MAKE) -C bpf

build-launcher:
	$(MAKE) -C launcher

.PHONY: build install train uninstall build-ebpf build-launcher

// SPDX-License-Identifier: Apache-2.0
/*
 * The command etrace: makes the process that is to become the traced command, and becomes the JVM.
 *
 * An installed one, which is called etrace and lies beside etrace.jar, does both at once. In a checkout a shell stands
 * before it, because a checkout has to be built and is the same for all architectures. A shell changes the environment,
 * drops names such as a.b, and has no way to hand over what it was started with, but its process still holds that. So
 * the script runs this program twice: `hold WORDS...`, as its child, makes the starter from what /proc says of the shell;
 * `run WORDS...`, which the shell becomes, takes it over. `java` prints which Java would be taken.
 */
#include "cache.h"
#include "files.h"
#include "find.h"
#include "java.h"
#include "jvm.h"
#include "shell.h"
#include "starter.h"

static void find_itself(struct text *path)
{
	if (!read_link("/proc/self/exe", path->chars, path->room))
		fail("cannot read /proc/self/exe: mount -t proc proc /proc");
	path->length = length_of(path->chars);
}

/* True in the process that is to make the AOT cache, if somebody wants one. */
static bool makes_cache(const char *installation, const char *jars, char **environment)
{
	const char *wish = variable(environment, "ETRACE_AOT");
	struct java java;
	TEXT(path, LONGEST_PATH);

	if (!wish || !is_equal(wish, "train"))
		return false;
	java = find_java(installation, environment);
	name_cache(jars, &java, &path);
	train_in_child(jars, path.chars);
	return true;
}

static _Noreturn void run_installed(const char *home, const struct caller *caller)
{
	struct starter starter;
	TEXT(jar, LONGEST_PATH);

	add(&jar, home);
	add(&jar, "/etrace.jar");
	if (!is_there(jar.chars)) {
		add(&jar, " is missing: this installation is incomplete, install it again");
		fail(jar.chars);
	}
	makes_cache(home, home, caller->environment);
	starter = fork_starter(caller);
	become_tracer(home, home, caller, &starter);
}

static _Noreturn void run_in_checkout(const char *home, const struct caller *caller)
{
	struct starter starter;
	TEXT(jars, LONGEST_PATH);

	add(&jars, home);
	add(&jars, "/etrace-cli/target");
	if (makes_cache(home, jars.chars, caller->environment))
		starter = fork_starter(caller);
	else
		starter = adopt_starter();
	become_tracer(home, jars.chars, caller, &starter);
}

static _Noreturn void print_java(const char *home, const struct caller *caller)
{
	struct java java = find_java(home, caller->environment);

	add(&java.home, "\n");
	kernel(write, 1, java.home.chars, java.home.length);
	leave(0);
}

static _Noreturn void serve_script(const char *home, struct caller *caller)
{
	const char *task = caller->count > 1 ? caller->words[1] : "";

	caller->words++;
	caller->count--;
	if (is_equal(task, "run"))
		run_in_checkout(home, caller);
	if (is_equal(task, "java"))
		print_java(home, caller);
	if (!is_equal(task, "hold"))
		fail("this program is started by the script etrace");
	caller->environment = environment_of_parent();
	leave_starter(caller);
	leave(0);
}

_Noreturn void begin(long *stack)
{
	struct caller caller = { .count = (int)stack[0], .words = (char **)(stack + 1) };
	TEXT(path, LONGEST_PATH);
	bool installed;

	caller.environment = caller.words + caller.count + 1;
	find_itself(&path);
	installed = ends_with(path.chars, "/etrace");
	cut_last_name(&path);
	if (installed)
		run_installed(path.chars, &caller);
	cut_last_name(&path);
	cut_last_name(&path);
	serve_script(path.chars, &caller);
}

#if defined(__x86_64__)
__asm__(".globl _start\n_start:\n\tmov %rsp, %rdi\n\tand $-16, %rsp\n\tcall begin\n");
#elif defined(__aarch64__)
__asm__(".globl _start\n_start:\n\tmov x0, sp\n\tbl begin\n");
#endif

// SPDX-License-Identifier: Apache-2.0
/* Programs that are started and waited for. */
#define _GNU_SOURCE
#include "workload.h"
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void wait_for(pid_t child)
{
	int status;

	must("waitpid", waitpid(child, &status, 0));
	if (status)
		must("the program", -1);
}

static void fork_and_exec(void)
{
	pid_t child = must("fork", fork());

	if (child == 0) {
		execl("/bin/true", "true", NULL);
		_exit(1);
	}
	wait_for(child);
}

/* A compiler reads the headers and writes an object: many files, some processes, much memory. */
static void compile(void)
{
	static const char program[] = "printf '#include <stdio.h>\\nint main(void) { return puts(\"\"); }\\n' |"
				      " gcc -O1 -x c -c -o /dev/null -";
	pid_t child;
	char *words[] = { "sh", "-c", (char *)program, NULL };

	must("posix_spawn", -posix_spawn(&child, "/bin/sh", NULL, NULL, words, environ));
	wait_for(child);
}

const struct workload process_workloads[] = {
	{ "exec", 1, 0, NULL, fork_and_exec },
	{ "compile", 1, 0, NULL, compile },
	{},
};

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The starter: a process that waits, as its caller made it, until the tracer traces it, and then becomes the command. What
 * the JVM does to limits, signals, descriptors or coredump_filter of its own process does not reach it.
 *
 * The tracer sends struct request through one pipe, and gets an int for each through another: 0, or what is wrong. A
 * request to run the command has no answer when it succeeds: the pipe ends then. When the tracer is gone, so is the
 * starter.
 */
#ifndef ETRACE_STARTER_H
#define ETRACE_STARTER_H

#include <stddef.h>

struct request {
	int operation;
	int count; /* the command is the last so many words of the command line */
};

enum operation {
	HELLO = 1, /* whoever waits for the answer, which is the starter's process id, has opened the pipes */
	FIND = 2, /* is there such a program? The answer is an enum finding */
	RUN = 3, /* the answer is an error number of execve */
	OUTPUT_TO_ERROR = 4, /* the command's standard output is to be its standard error; 0, or an error number of dup3 */
};

enum finding {
	FOUND = 0,
	NO_SUCH_FILE = 1,
	NOT_EXECUTABLE = 2,
	NOT_IN_PATH = 3,
};

/* The command line and environment of the caller. */
struct caller {
	int count;
	char **words;
	char **environment;
};

/* The tracer's ends of the pipes; they pass an exec. */
struct starter {
	int pid;
	int requests;
	int answers;
};

/* Makes a starter that is a child of this process. */
struct starter fork_starter(const struct caller *caller);

/* Makes one that is a child of the parent of this process, which is to find it with adopt_starter. */
void leave_starter(const struct caller *caller);

/* Finds the starter that a child of this process has left. */
struct starter adopt_starter(void);

#endif

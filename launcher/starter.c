// SPDX-License-Identifier: Apache-2.0
#include "starter.h"
#include "adopt.h"
#include "find.h"
#include "kernel.h"
#include "text.h"
#include <linux/prctl.h>
#include <linux/sched.h>
#include <linux/signal.h>

#define FIRST_FREE 3 /* a closed standard stream has to stay closed */
#define STANDARD_OUTPUT 1
#define STANDARD_ERROR 2
#define CANNOT_RUN 127

struct pipes {
	int requests[2]; /* the end to read from, the end to write to */
	int answers[2];
};

static int above_streams(int fd)
{
	long moved;

	if (fd >= FIRST_FREE)
		return fd;
	moved = kernel(fcntl, fd, F_DUPFD_CLOEXEC, FIRST_FREE);
	if (moved < 0)
		fail("has no file descriptor left: raise ulimit -n");
	kernel(close, fd);
	return (int)moved;
}

static void open_pipe(int ends[2])
{
	if (kernel(pipe2, ends, O_CLOEXEC) < 0)
		fail("has no file descriptor left: raise ulimit -n");
	ends[1] = above_streams(ends[1]);
	ends[0] = above_streams(ends[0]);
}

static void close_tracers_ends(const struct pipes *pipes)
{
	kernel(close, pipes->requests[1]);
	kernel(close, pipes->answers[0]);
}

static void answer(const struct pipes *pipes, int value)
{
	kernel(write, pipes->answers[1], &value, sizeof(value));
}

static int run(const struct caller *caller, int count)
{
	char **words = caller->words + caller->count - count;
	TEXT(path, LONGEST_PATH);

	if (find_program(words[0], caller->environment, &path) != FOUND)
		return ENOENT;
	return (int)-kernel(execve, path.chars, words, caller->environment);
}

static int send_output_to_error(void)
{
	long result = kernel(dup3, STANDARD_ERROR, STANDARD_OUTPUT, 0);

	return result < 0 ? (int)-result : 0;
}

static int find(const struct caller *caller, int count)
{
	TEXT(path, LONGEST_PATH);

	return (int)find_program(caller->words[caller->count - count], caller->environment, &path);
}

static void connect(const struct pipes *pipes)
{
	close_tracers_ends(pipes);
	kernel(prctl, PR_SET_PDEATHSIG, 0);
	kernel(prctl, PR_SET_NAME, "etrace");
	answer(pipes, (int)kernel(getpid));
}

static _Noreturn void serve(const struct caller *caller, const struct pipes *pipes)
{
	struct request request;

	for (;;) {
		long count = kernel(read, pipes->requests[0], &request, sizeof(request));

		if (count == -EINTR)
			continue;
		if (count != sizeof(request))
			leave(0);
		if (request.operation == HELLO)
			connect(pipes);
		else if (request.count <= 0 || request.count > caller->count)
			leave(CANNOT_RUN);
		else if (request.operation == FIND)
			answer(pipes, find(caller, request.count));
		else if (request.operation == OUTPUT_TO_ERROR)
			answer(pipes, send_output_to_error());
		else
			answer(pipes, run(caller, request.count));
	}
}

struct starter fork_starter(const struct caller *caller)
{
	struct pipes pipes;
	struct starter starter;

	open_pipe(pipes.requests);
	open_pipe(pipes.answers);
	starter.pid = (int)kernel(clone, SIGCHLD);
	if (starter.pid < 0)
		fail("cannot make a process for the command: raise ulimit -u");
	if (starter.pid == 0) {
		close_tracers_ends(&pipes);
		serve(caller, &pipes);
	}
	kernel(close, pipes.requests[0]);
	kernel(close, pipes.answers[1]);
	starter.requests = pipes.requests[1];
	starter.answers = pipes.answers[0];
	kernel(fcntl, starter.requests, F_SETFD, 0);
	kernel(fcntl, starter.answers, F_SETFD, 0);
	return starter;
}

void leave_starter(const struct caller *caller)
{
	struct pipes pipes;
	long parent = kernel(getppid);
	long pid;
	int ready;

	open_pipe(pipes.requests);
	open_pipe(pipes.answers);
	pid = kernel(clone, CLONE_PARENT | SIGCHLD);
	if (pid < 0)
		fail("cannot make a process for the command: raise ulimit -u");
	if (pid == 0) {
		kernel(prctl, PR_SET_PDEATHSIG, SIGKILL);
		if (kernel(getppid) != parent)
			leave(0);
		name_starter(pipes.requests[0], pipes.answers[1]);
		answer(&pipes, 0);
		serve(caller, &pipes);
	}
	kernel(close, pipes.answers[1]);
	if (kernel(read, pipes.answers[0], &ready, sizeof(ready)) != sizeof(ready))
		fail("lost the process that is to become the command");
}

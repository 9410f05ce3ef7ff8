// SPDX-License-Identifier: Apache-2.0
#include "process.h"
#include "files.h"
#include "text.h"
#include <linux/signal.h>

#define UNLIMITED (~0ull)
#define ENOUGH_FILES 4096
#define ENOUGH_STACK (8ull << 20)
/* With less, starting or tracing on two CPUs fails somewhere; addresses are what a JVM reserves and mostly never uses. */
#define LEAST_FILES 64
#define LEAST_STACK (64ull << 10)
#define LEAST_DATA (256ull << 20)
#define LEAST_ADDRESSES (3ull << 30)

/* A standard stream that is closed stays one that cannot be used, without its number being given to another file. */
static void occupy(int stream)
{
	int ends[2], kept;

	if (kernel(fcntl, stream, F_GETFD) != -EBADF || kernel(pipe2, ends, 0) < 0)
		return;
	kept = stream == 0 ? ends[1] : ends[0];
	if (kept != stream)
		kernel(dup3, kept, stream, 0);
	for (int i = 0; i < 2; i++)
		if (ends[i] != stream)
			kernel(close, ends[i]);
}

/* Raises the limit to what is enough, or as far as this user may; returns what it is then. */
static uint64_t raise(int resource, uint64_t enough)
{
	struct rlimit64 limit, raised;

	if (kernel(prlimit64, 0, resource, 0, &limit) < 0 || limit.rlim_cur >= enough)
		return enough;
	raised.rlim_cur = enough;
	raised.rlim_max = limit.rlim_max > enough ? limit.rlim_max : enough;
	if (kernel(prlimit64, 0, resource, &raised, 0) == 0)
		return enough;
	raised.rlim_cur = raised.rlim_max = limit.rlim_max;
	return kernel(prlimit64, 0, resource, &raised, 0) == 0 ? limit.rlim_max : limit.rlim_cur;
}

static _Noreturn void too_low(const char *option, uint64_t value, const char *what)
{
	TEXT(message, 256);

	add(&message, "cannot start a JVM: ulimit ");
	add(&message, option);
	add(&message, " ");
	add_number(&message, value);
	add(&message, " leaves it too few ");
	add(&message, what);
	add(&message, "; raise it");
	fail(message.chars);
}

static void require(int resource, const char *option, uint64_t least, uint64_t enough, unsigned int unit, const char *what)
{
	uint64_t value = raise(resource, enough);

	if (value < least)
		too_low(option, value / unit, what);
}

static void raise_limits(void)
{
	require(RLIMIT_NOFILE, "-n", LEAST_FILES, ENOUGH_FILES, 1, "file descriptors");
	require(RLIMIT_STACK, "-s", LEAST_STACK, ENOUGH_STACK, 1024, "bytes of stack");
	require(RLIMIT_DATA, "-d", LEAST_DATA, UNLIMITED, 1024, "bytes of memory");
	require(RLIMIT_AS, "-v", LEAST_ADDRESSES, UNLIMITED, 1024, "addresses");
	raise(RLIMIT_CPU, UNLIMITED);
}

/* A caller's ignored SIGCHLD would keep the command's exit status from us, its mask the signals that end a trace. */
static void reset_signals(void)
{
	uint64_t none = 0;
	uint64_t standard[4] = { 0 }; /* the kernel's struct sigaction, all zeros: SIG_DFL */

	kernel(rt_sigaction, SIGCHLD, standard, 0, sizeof(none));
	kernel(rt_sigprocmask, SIG_SETMASK, &none, 0, sizeof(none));
}

static int leave_deleted_directory(void)
{
	char *path = allocate(LONGEST_PATH);
	long directory;

	if (kernel(getcwd, path, LONGEST_PATH) > 0 && path[0] == '/')
		return -1;
	directory = kernel(openat, AT_FDCWD, ".", O_PATH | O_DIRECTORY);
	kernel(chdir, "/");
	return (int)directory;
}

int prepare_process(void)
{
	for (int stream = 0; stream <= 2; stream++)
		occupy(stream);
	raise_limits();
	reset_signals();
	return leave_deleted_directory();
}

// SPDX-License-Identifier: Apache-2.0
/* One or a few system calls, without anybody else. */
#define _GNU_SOURCE
#include "workload.h"
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int zero, null;
static char *buffer;
static size_t size;

static void open_devices(const struct settings *settings)
{
	size = settings->size;
	buffer = calloc(1, size + 1);
	zero = must("open /dev/zero", open("/dev/zero", O_RDONLY | O_CLOEXEC));
	null = must("open /dev/null", open("/dev/null", O_WRONLY | O_CLOEXEC));
}

static void call_getppid(void)
{
	syscall(SYS_getppid);
}

static void read_some(void)
{
	must("read", read(zero, buffer, size));
}

static void write_some(void)
{
	must("write", write(null, buffer, size));
}

static void open_and_close(void)
{
	struct stat status;
	int fd = must("openat", open("/etc/hosts", O_RDONLY | O_CLOEXEC));

	must("fstat", fstat(fd, &status));
	must("close", close(fd));
}

static void stat_missing(void)
{
	struct stat status;

	if (stat("/etc/no-such-file", &status) == 0 || errno != ENOENT)
		exit(1);
}

/* Goes to the next of the tasks on this CPU at once. */
static void take_turns(void)
{
	syscall(SYS_getppid);
	sched_yield();
}

/* Something to trace that leaves the machine alone. */
static void pace(void)
{
	nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
}

const struct workload call_workloads[] = {
	{ "getppid", 1000, 1, NULL, call_getppid },
	{ "read", 500, 1, open_devices, read_some },
	{ "write", 500, 1, open_devices, write_some },
	{ "openat", 100, 3, NULL, open_and_close },
	{ "stat", 200, 1, NULL, stat_missing },
	{ "turns", 100, 2, NULL, take_turns },
	{ "pace", 1, 1, NULL, pace },
	{},
};

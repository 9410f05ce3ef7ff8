// SPDX-License-Identifier: Apache-2.0
// Changes what the calls of its main thread point to while they are at work; files that it needs are made in its directory.
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#include "await_call.h"

static pid_t caller;
static char *path;
static struct timespec nap = { 0, 900000000 };
static char data[] = "before", more[] = "the same";
static int full[2];
static volatile int flipping = 1;

static void *change_path(void *unused)
{
	await_call(caller, SYS_openat);
	strcpy(path, "else");
	close(open("fifo", O_WRONLY));
	return NULL;
}

static void *unmap_path(void *page)
{
	await_call(caller, SYS_openat);
	munmap(page, 4096);
	close(open("fifo", O_WRONLY));
	return NULL;
}

static void *change_nap(void *unused)
{
	await_call(caller, SYS_nanosleep);
	nap.tv_sec = 77;
	return NULL;
}

static void *change_data(void *unused)
{
	char drain[65536];

	await_call(caller, SYS_writev);
	strcpy(data, "after!");
	read(full[0], drain, sizeof(drain));
	return NULL;
}

static void run_on(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	sched_setaffinity(0, sizeof(set), &set);
}

static void *flip(void *unused)
{
	run_on(1);
	while (flipping)
		*(volatile char *)path ^= 'a' ^ 'b';
	return NULL;
}

static pthread_t start(void *(*body)(void *), void *argument)
{
	pthread_t thread;

	pthread_create(&thread, NULL, body, argument);
	return thread;
}

int main(void)
{
	struct { unsigned size; char rest[60]; } attributes = { 5000 };
	struct iovec vector[2] = { { data, 6 }, { more, 8 } };
	char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	char filler[65536] = "";
	pthread_t thread;

	caller = gettid();
	path = malloc(64);
	mkfifo("fifo", 0600);
	close(open("a", O_CREAT | O_WRONLY, 0600));
	close(open("b", O_CREAT | O_WRONLY, 0600));
	strcpy(path, "fifo");
	thread = start(change_path, NULL);
	syscall(SYS_openat, AT_FDCWD, path, O_RDONLY);
	pthread_join(thread, NULL);
	strcpy(page, "fifo");
	thread = start(unmap_path, page);
	syscall(SYS_openat, AT_FDCWD, page, O_RDONLY | O_CLOEXEC);
	pthread_join(thread, NULL);
	thread = start(change_nap, NULL);
	syscall(SYS_nanosleep, &nap, NULL);
	pthread_join(thread, NULL);
	pipe(full);
	write(full[1], filler, sizeof(filler));
	thread = start(change_data, NULL);
	syscall(SYS_writev, full[1], vector, 2);
	pthread_join(thread, NULL);
	syscall(SYS_sched_setattr, 0, &attributes, 0);
	strcpy(path, "a");
	run_on(0);
	thread = start(flip, NULL);
	for (int i = 0; i < 50000; i++)
		close(syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_NOATIME));
	flipping = 0;
	pthread_join(thread, NULL);
	syscall(SYS_openat, AT_FDCWD, "a", O_RDONLY | O_NONBLOCK);
	return 0;
}

// SPDX-License-Identifier: Apache-2.0
// Three threads that ask every ten milliseconds for a file of their own: /NAME/thread-0 to /NAME/thread-2, until killed.
// At SIGUSR1 the process is given another name, whichever of them gets the signal.
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static const char *name;

static void rename_process(int signal)
{
	int comm = open("/proc/self/comm", O_WRONLY);

	write(comm, "etrace-later", 12);
	close(comm);
}

static void *ask(void *data)
{
	struct timespec nap = { 0, 10000000 };
	char path[256];

	snprintf(path, sizeof(path), "/%s/thread-%d", name, (int)(intptr_t)data);
	for (;;) {
		access(path, R_OK);
		nanosleep(&nap, NULL);
	}
	return NULL;
}

int main(int argc, char **argv)
{
	signal(SIGUSR1, rename_process);
	pthread_t thread;

	name = argv[1];
	pthread_create(&thread, NULL, ask, (void *)1);
	pthread_create(&thread, NULL, ask, (void *)2);
	ask((void *)0);
}

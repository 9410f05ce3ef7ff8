// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Waits until a thread sleeps in a call (proc_pid_syscall(5)). */
static void await_call(int thread, long number)
{
	char name[64], line[256];
	long now = -1;

	snprintf(name, sizeof(name), "/proc/%d/syscall", thread);
	while (now != number) {
		FILE *file = fopen(name, "r");

		now = -1;
		if (fgets(line, sizeof(line), file) && line[0] != 'r') /* running */
			now = atol(line);
		fclose(file);
		usleep(1000);
	}
}

// SPDX-License-Identifier: Apache-2.0
// Eight threads on all CPUs hand a token around through pipes; whoever has read it counts it up and writes it on.
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define THREADS 8
#define LAST 40000

static int pipes[THREADS][2];

static void *hand_on(void *argument)
{
	int index = (intptr_t)argument, next = (index + 1) % THREADS;
	char token[9];
	cpu_set_t cpus;

	CPU_ZERO(&cpus);
	CPU_SET(index % sysconf(_SC_NPROCESSORS_ONLN), &cpus);
	sched_setaffinity(0, sizeof(cpus), &cpus);
	while (read(pipes[index][0], token, 8) == 8) {
		token[8] = 0;
		int count = atoi(token);

		snprintf(token, sizeof(token), "%08d", count + 1);
		write(pipes[next][1], token, 8);
		if (count + THREADS > LAST)
			break;
	}
	return NULL;
}

int main(void)
{
	pthread_t threads[THREADS];

	for (int i = 0; i < THREADS; i++)
		pipe(pipes[i]);
	for (int i = 0; i < THREADS; i++)
		pthread_create(&threads[i], NULL, hand_on, (void *)(intptr_t)i);
	write(pipes[0][1], "00000000", 8);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	return 0;
}

// SPDX-License-Identifier: Apache-2.0
// A thousand threads are in a read at once, each of a pipe of its own, before anybody writes.
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define THREADS 1000
#define LENGTH 6000

static int pipes[THREADS][2];
static volatile int started;

static void *read_all(void *index)
{
	char *buffer = malloc(LENGTH);

	__sync_fetch_and_add(&started, 1);
	read(pipes[(intptr_t)index][0], buffer, LENGTH);
	free(buffer);
	return NULL;
}

int main(void)
{
	struct rlimit many = { 4096, 4096 };
	pthread_t threads[THREADS];
	pthread_attr_t attributes;
	char data[LENGTH];

	setrlimit(RLIMIT_NOFILE, &many);
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, 65536);
	for (intptr_t i = 0; i < THREADS; i++) {
		pipe(pipes[i]);
		if (pthread_create(&threads[i], &attributes, read_all, (void *)i))
			return 1;
	}
	while (started < THREADS)
		usleep(10000);
	usleep(200000);
	memset(data, 'x', LENGTH);
	for (int i = 0; i < THREADS; i++) {
		data[sprintf(data, "%04d", i)] = 'x';
		write(pipes[i][1], data, LENGTH);
	}
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	return 0;
}

// SPDX-License-Identifier: Apache-2.0
// Four threads, one after the other made and all at once at work, each on its own file in the directory given.
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

static const char *directory;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

static void *work(void *data)
{
	int number = (intptr_t)data;
	char path[512], read_back[32];

	snprintf(path, sizeof(path), "%s/thread-%d", directory, number);
	for (int i = 0; i < 20; i++) {
		pthread_mutex_lock(&one_at_a_time); /* so that descriptors are the same in every run */
		int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
		int length = snprintf(read_back, sizeof(read_back), "%d of thread %d", i, number);

		write(fd, read_back, length);
		pread(fd, read_back, sizeof(read_back), 0);
		close(fd);
		pthread_mutex_unlock(&one_at_a_time);
	}
	unlink(path);
	return NULL;
}

int main(int argc, char **argv)
{
	pthread_t threads[4];

	directory = argv[1];
	for (intptr_t i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, work, (void *)i);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	return 0;
}

// SPDX-License-Identifier: Apache-2.0
// A thread moves a file between one/first and two/other while the main thread makes COUNT calls with its descriptor.
//   renames DIRECTORY COUNT
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

static volatile int done;

static void *move(void *unused)
{
	while (!done) {
		rename("one/first", "two/other");
		rename("two/other", "one/first");
	}
	return NULL;
}

int main(int count, char **words)
{
	pthread_t mover;

	if (chdir(words[1]) || mkdir("one", 0755) || mkdir("two", 0755))
		return 1;
	int fd = open("one/first", O_CREAT | O_RDWR, 0644);

	if (fd < 0 || pthread_create(&mover, NULL, move, NULL))
		return 1;
	for (int i = atoi(words[2]); i > 0; i--)
		ioctl(fd, 0xe700, 0);
	done = 1;
	pthread_join(mover, NULL);
	return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "shell.h"
#include "files.h"
#include "text.h"
#include <linux/mman.h>

#define FIRST_ROOM (1 << 16)

/* In the numbers of this /proc, which may be those of another PID namespace. */
static unsigned long parent(void)
{
	char status[1024];
	const char *end;

	if (read_file("/proc/self/stat", status, sizeof(status)) <= 0)
		fail("cannot read /proc/self/stat: mount -t proc proc /proc");
	end = last_char(status, ')');
	return number_of(end + 4);
}

/* Reads a file of unknown length; it is followed by a NUL. */
static char *read_all(const char *path, size_t *length)
{
	for (size_t room = FIRST_ROOM;; room *= 4) {
		char *memory = allocate(room);
		long count = read_file(path, memory, room);

		if (count < 0)
			fail("cannot read the environment that it was started with from /proc");
		*length = (size_t)count;
		if (*length < room - 1)
			return memory;
		kernel(munmap, memory, room);
	}
}

char **environment_of_parent(void)
{
	TEXT(path, 64);
	char *block, **environment;
	size_t length, count = 0, strings = 0;

	add(&path, "/proc/");
	add_number(&path, parent());
	add(&path, "/environ");
	block = read_all(path.chars, &length);
	for (size_t i = 0; i < length; i++)
		strings += !block[i];
	environment = allocate((strings + 2) * sizeof(char *));
	for (size_t i = 0; i < length; i += length_of(block + i) + 1)
		environment[count++] = block + i;
	return environment;
}

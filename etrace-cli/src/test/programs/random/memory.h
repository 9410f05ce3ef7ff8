// SPDX-License-Identifier: Apache-2.0
/*
 * Memory of known extent: a region per argument, and some for what structs point to. Each ends where an inaccessible page
 * begins, and is locked, so that whether it can be read is never a matter of luck. A cold page is the exception: its
 * content is that of a file, and not resident when a call begins.
 */
#ifndef MEMORY_H
#define MEMORY_H

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include "numbers.h"

#define ARGUMENTS 6
#define PAGE 4096L
#define ROOM (16 * PAGE)

enum region { NAME = ARGUMENTS, CONTROL, VECTORS, SEGMENTS, COLD, REGIONS };

static char *ends[REGIONS];

static const char cold_text[] = "cold/but\tcertain";

static long room(int region)
{
	return region == COLD ? PAGE : ROOM;
}

static char *map(long size, int flags, int fd)
{
	char *pages = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | flags, fd, 0);

	if (pages == MAP_FAILED)
		exit(3);
	return pages;
}

static void make_memory(void)
{
	int file = open("cold", O_RDWR | O_CREAT, 0600);

	for (int i = 0; i < REGIONS; i++) {
		char *pages = map(room(i) + 2 * PAGE, MAP_ANONYMOUS, -1);

		mprotect(pages, PAGE, PROT_NONE);
		mprotect(pages + PAGE + room(i), PAGE, PROT_NONE);
		ends[i] = pages + PAGE + room(i);
		if (i != COLD)
			mlock(pages + PAGE, room(i));
	}
	if (write(file, cold_text, sizeof(cold_text)) < 0 || ftruncate(file, PAGE))
		exit(3);
	mmap(ends[COLD] - PAGE, PAGE, PROT_READ, MAP_PRIVATE | MAP_FIXED, file, 0);
	close(file);
}

/* How many bytes can be read from an address on. */
static long readable(const char *address)
{
	for (int i = 0; i < REGIONS; i++)
		if (address >= ends[i] - room(i) && address < ends[i])
			return ends[i] - address;
	return 0;
}

static int is_cold(const char *address)
{
	return address >= ends[COLD] - PAGE && address < ends[COLD];
}

static char *bad_address(void)
{
	static const uint64_t bad[] = { 8, 0xfff, 1ull << 63, ~0ull, 0xffffffff81000000, 0x7ffffffff000 };
	long which = below(8);

	return which < 6 ? (char *)bad[which] : ends[below(SEGMENTS)] + below(PAGE);
}

/* An address for so many bytes: most often they fit, often to the last one; now and then the end is out of reach. */
static char *address_for(int region, long size)
{
	long fitting = size >= 0 && size < ROOM ? size : ROOM;

	switch (below(16)) {
	case 0:
		return bad_address();
	case 1:
		return ends[region] - below(fitting + 1);
	case 2 ... 7:
		return ends[region] - fitting;
	}
	return ends[region] - fitting - below(ROOM - fitting < 200 ? ROOM - fitting + 1 : 200);
}

/* Puts as much of the content there as there is room for. */
static void put(char *address, const char *content, long size)
{
	long left = readable(address);

	memcpy(address, content, size < left ? size : left);
}

#endif

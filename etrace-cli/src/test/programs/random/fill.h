// SPDX-License-Identifier: Apache-2.0
/* What stands behind pointers: names in the working directory, and structs with which no call blocks or does harm. */
#ifndef FILL_H
#define FILL_H

#include <netinet/in.h>
#include <signal.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/un.h>
#include "numbers.h"

static void fill_nothing(char *bytes, long size)
{
	memset(bytes, 0, size);
}

static void copy(char *bytes, long size, const void *content, long length)
{
	memset(bytes, 0, size);
	memcpy(bytes, content, length < size ? length : size);
}

/* The length of a text is its size less the NUL. */
static void fill_text(char *bytes, long size)
{
	for (long i = 0; i < size - 1; i++)
		bytes[i] = one_in(4) ? 1 + below(255) : 'a' + below(26);
	bytes[size - 1] = 0;
}

static void fill_path(char *bytes, long size)
{
	static const char *const names[] = { "f0", "f1", "f2", "d0", "d1", "d0/f", "link", "d0/missing", "f0/x", "" };

	if (size > 64 || one_in(8))
		fill_text(bytes, size);
	else
		copy(bytes, size, names[below(10)], size - 1);
}

static void fill_missing(char *bytes, long size)
{
	fill_text(bytes, size);
	copy(bytes, size - 1, "zz/zz/", size < 8 ? 0 : 6);
}

static void fill_here(char *bytes, long size)
{
	copy(bytes, size, ".", size - 1);
}

static void fill_tmpfs(char *bytes, long size)
{
	copy(bytes, size, "tmpfs", size - 1);
}

static void fill_attribute(char *bytes, long size)
{
	static const char *const names[] = { "user.a", "user.b", "trusted.c", "wrong" };

	copy(bytes, size, names[below(4)], size - 1);
}

static void fill_length(char *bytes, long size)
{
	static const int lengths[] = { 0, 1, 2, 4, 8, 16, 28, 110, 128, 1000, -1 };

	copy(bytes, size, &lengths[below(11)], sizeof(int));
}

static void fill_size64(char *bytes, long size)
{
	static const long lengths[] = { 0, 1, 8, 64, 200, 1000 };

	copy(bytes, size, &lengths[below(6)], sizeof(long));
}

static void fill_times(char *bytes, long size)
{
	long times[4] = { below(1000000), below(1000), below(1000000), below(1000) };

	copy(bytes, size, times, sizeof(times));
}

/* A time that is soon over. */
static void fill_moment(char *bytes, long size)
{
	copy(bytes, size, &(long[2]){ 0, below(2000) }, 2 * sizeof(long));
}

static void fill_wrong_time(char *bytes, long size)
{
	copy(bytes, size, &(long[2]){ below(9), 2000000000 }, 2 * sizeof(long));
}

static void fill_far_timer(char *bytes, long size)
{
	copy(bytes, size, &(long[4]){ 0, 0, one_in(2) ? 100000 + below(1000) : 0, below(1000) }, 4 * sizeof(long));
}

static void fill_address(char *bytes, long size)
{
	struct sockaddr_un un = { AF_UNIX, "socket" };
	struct sockaddr_in in = { AF_INET, htons(20000 + below(9)), { htonl(INADDR_LOOPBACK) } };
	struct sockaddr_in6 in6 = { AF_INET6, htons(20000 + below(9)), 0, IN6ADDR_LOOPBACK_INIT };

	fill_any(bytes, size);
	switch (below(4)) {
	case 0:
		return copy(bytes, size, &un, sizeof(un));
	case 1:
		return copy(bytes, size, &in, sizeof(in));
	case 2:
		return copy(bytes, size, &in6, sizeof(in6));
	}
}

static void fill_lock(char *bytes, long size)
{
	struct flock lock = { .l_type = below(3), .l_start = below(100), .l_len = below(100) };

	copy(bytes, size, &lock, sizeof(lock));
}

static void fill_one(char *bytes, long size)
{
	copy(bytes, size, &(int){ 1 + below(9) }, sizeof(int));
}

static void fill_open_how(char *bytes, long size)
{
	copy(bytes, size, &(long[3]){ O_NONBLOCK | (one_in(2) ? O_RDWR : O_PATH), 0, one_in(2) ? 8 : 0 }, 24);
}

static void fill_semaphores(char *bytes, long size)
{
	struct sembuf *operations = (void *)bytes;

	for (long i = 0; i < size / (long)sizeof(*operations); i++)
		operations[i] = (struct sembuf){ below(3), below(3) - 1, IPC_NOWAIT };
}

static void fill_no_event(char *bytes, long size)
{
	struct sigevent event = { .sigev_notify = SIGEV_NONE, .sigev_signo = below(30) };

	copy(bytes, size, &event, sizeof(event));
}

static void fill_ignore(char *bytes, long size)
{
	copy(bytes, size, &(long[4]){ (long)SIG_IGN, one_in(2) ? SA_RESTART : 0, 0, any() }, 4 * sizeof(long));
}

static void fill_polled(char *bytes, long size)
{
	fill_any(bytes, size);
	for (long i = 0; i + 8 <= size; i += 8)
		copy(bytes + i, 6, &(int[2]){ below(30) - 1, below(64) }, 6);
}

static void fill_no_stack(char *bytes, long size)
{
	copy(bytes, size, &(stack_t){ .ss_flags = SS_DISABLE }, sizeof(stack_t));
}

static void fill_user(char *bytes, long size)
{
	copy(bytes, size, one_in(8) ? "nonsense" : "user", size - 1);
}

static void fill_letters(char *bytes, long size)
{
	for (long i = 0; i < size; i++)
		bytes[i] = 'a' + below(26);
}

static void fill_ones(char *bytes, long size)
{
	memset(bytes, 0xff, size);
}

static void fill_one_bit(char *bytes, long size)
{
	copy(bytes, size, &(long){ 1 }, sizeof(long));
}

static void fill_nonblocking(char *bytes, long size)
{
	copy(bytes, size, &(long){ O_NONBLOCK }, sizeof(long));
}

#endif

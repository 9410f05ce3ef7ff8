// SPDX-License-Identifier: Apache-2.0
/* Chooses pointers, and what lies behind them before the call. */
#ifndef CHOOSE_POINTER_H
#define CHOOSE_POINTER_H

#include <sys/socket.h>
#include "call.h"
#include "structs.h"

static char content[ROOM];

static char *placed(int region, long size, void (*fill)(char *, long))
{
	long fitting = size >= 0 && size < ROOM ? size : ROOM;
	char *address = address_for(region, fitting);

	(fill ? fill : fill_any)(content, fitting);
	put(address, content, fitting);
	return address;
}

static char *text(int region, void (*fill)(char *, long))
{
	static const long lengths[] = { 0, 1, 1023, 1024, 1025, 3000, 5000 };

	if (one_in(16))
		return ends[COLD] - PAGE;
	return placed(region, 1 + (one_in(12) ? lengths[below(7)] : below(20)), fill);
}

/* argv: pointers, the last of them NULL, to strings that may be empty or out of reach. */
static char *list(int region)
{
	long count = below(one_in(20) ? 300 : 6);
	char *address = address_for(region, 8 * (count + 1));
	long pointers[301] = { 0 };

	for (long i = 0; i < count; i++) {
		char *end = ends[SEGMENTS] - 40 * (i + 1);

		pointers[i] = (long)(one_in(40) ? bad_address() : end);
		fill_text(end, 1 + below(39));
	}
	put(address, (char *)pointers, 8 * (count + 1));
	return address;
}

static char *control(long *length)
{
	static struct { struct cmsghdr head; int numbers[4]; } messages[] = {
		{ { 20, SOL_SOCKET, SCM_RIGHTS }, { 3 } },
		{ { 24, SOL_SOCKET, SCM_RIGHTS }, { 3, 4 } },
		{ { 28, SOL_SOCKET, SCM_CREDENTIALS }, { 1, 0, 0 } },
		{ { 7, 99, 99 }, { 5 } },
	};
	char *address = address_for(CONTROL, 32);

	*length = below(3) ? 32 : below(40);
	put(address, (char *)&messages[below(4)], 32);
	return one_in(3) ? *length = 0, NULL : address;
}

static char *message(int region, enum side side)
{
	struct msghdr header = { .msg_iovlen = below(4), .msg_namelen = one_in(2) ? 0 : below(30) };

	offered_name = header.msg_namelen;
	header.msg_name = header.msg_namelen ? placed(NAME, header.msg_namelen, fill_address) : NULL;
	header.msg_iov = (void *)placed(VECTORS, header.msg_iovlen * 16, fill_vector);
	header.msg_control = control((long *)&header.msg_controllen);
	if (side == WRITTEN && header.msg_control)
		header.msg_controllen = below(2) ? 64 : 20;
	char *address = address_for(region, sizeof(header));

	put(address, (char *)&header, sizeof(header));
	return address;
}

static long room_for(const struct kind *kind, int index)
{
	switch (kind->arguments[index].source) {
	case NUMBER_BEHIND:
		return 128;
	case MEMBER_TELLS:
		return kind->arguments[index].unit;
	default:
		return size_of(kind, index, ~0UL >> 1);
	}
}

static long choose_pointer(const struct kind *kind, int index)
{
	const struct argument *argument = &kind->arguments[index];

	if (!argument->never_null && one_in(20))
		return 0;
	switch (argument->form) {
	case TEXT_AT:
		return (long)text(index, argument->fill);
	case LIST_AT:
		return (long)list(index);
	case VECTOR_AT:
		return (long)placed(index, size_of(kind, index, 0), fill_vector);
	case MESSAGES_AT:
		return (long)message(index, argument->side);
	default:
		return (long)placed(index, room_for(kind, index), argument->fill);
	}
}

static void choose(const struct kind *kind)
{
	memset(args, 0, sizeof(args));
	for (int i = 0; i < ARGUMENTS && kind->arguments[i].form; i++)
		if (kind->arguments[i].form < POINTER)
			args[i] = choose_value(&kind->arguments[i]);
	for (int i = 0; i < ARGUMENTS && kind->arguments[i].form; i++)
		if (kind->arguments[i].form >= POINTER)
			args[i] = choose_pointer(kind, i);
	for (int i = 0; i < ARGUMENTS; i++) {
		offered[i] = 0;
		if (readable((char *)args[i]) >= 4)
			memcpy(&offered[i], (char *)args[i], 4);
	}
}

#endif

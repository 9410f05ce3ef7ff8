// SPDX-License-Identifier: Apache-2.0
/* Notes what lies behind the pointers of a call, before it and after it. */
#ifndef NOTE_H
#define NOTE_H

#include <sys/uio.h>
#include "log.h"
#include "pointer.h"

static const char *place(int index, const char *what, long element)
{
	static char name[40];

	if (element < 0)
		sprintf(name, "%d%s", index, what);
	else
		sprintf(name, "%d.%ld", index, element);
	return name;
}

static void note_segments(int index, const char *address, unsigned long count, unsigned long left)
{
	for (unsigned long i = 0; i < count && readable(address) >= 16 && i < 1024; i++, address += 16) {
		struct iovec segment;

		memcpy(&segment, address, sizeof(segment));
		if (segment.iov_len > left)
			segment.iov_len = left;
		left -= segment.iov_len;
		if (segment.iov_len)
			note_memory(place(index, "", i), 'm', segment.iov_base, segment.iov_len);
	}
}

static void note_list(int index, const char *address)
{
	char *string = "";
	long i;

	for (i = 0; readable(address) >= 8; i++, address += 8) {
		memcpy(&string, address, 8);
		if (!string)
			break;
		note_text(place(index, "", i), string);
	}
	note(" ; %d %c %ld %ld ", index, address ? 'l' : 'n', i, string ? 0L : 1L);
}

static void note_message(int index, const char *address, unsigned long left)
{
	struct msghdr message;

	note_memory(place(index, "", -1), 'm', address, sizeof(message));
	if (readable(address) < (long)sizeof(message))
		return;
	memcpy(&message, address, sizeof(message));
	if (message.msg_namelen > offered_name)
		message.msg_namelen = offered_name;
	if (message.msg_name && message.msg_namelen)
		note_memory(place(index, ".name", -1), 'm', message.msg_name, message.msg_namelen);
	if (message.msg_control && message.msg_controllen)
		note_memory(place(index, ".control", -1), 'm', message.msg_control, message.msg_controllen);
	if (message.msg_iov && message.msg_iovlen)
		note_memory(place(index, ".iov", -1), 'm', (char *)message.msg_iov, 16 * message.msg_iovlen);
	if (message.msg_iov && message.msg_iovlen && readable((char *)message.msg_iov) >= 16 * (long)message.msg_iovlen)
		note_segments(index, (char *)message.msg_iov, message.msg_iovlen, left);
}

static void note_argument(const struct kind *kind, int index, long result, int after)
{
	const struct argument *argument = &kind->arguments[index];
	const char *address = (const char *)args[index];
	unsigned long size = size_of(kind, index, after ? result : ROOM);

	if (is_refused(kind, index))
		return note(" ; %d %c", index, address ? 'x' : 'n');
	switch (argument->form) {
	case TEXT_AT:
		return note_text(place(index, "", -1), address);
	case LIST_AT:
		return note_list(index, address);
	case VECTOR_AT:
		if (!after)
			note_memory(place(index, "", -1), 'm', address, size);
		if (address && readable(address) >= (long)size && after == (argument->side == WRITTEN))
			note_segments(index, address, size / 16, after ? (unsigned long)result : ~0UL);
		return;
	case MESSAGES_AT:
		return note_message(index, address, after ? (unsigned long)result : ~0UL);
	default:
		return note_memory(place(index, "", -1), 'm', address, size);
	}
}

/* A vector is read whatever becomes of its segments. */
static int is_read(const struct argument *argument)
{
	return argument->form >= POINTER && (argument->side & READ || argument->form == VECTOR_AT);
}

static void note_before(const struct kind *kind)
{
	note("%s %ld", kind->name, kind->number);
	for (int i = 0; i < ARGUMENTS && kind->arguments[i].form; i++)
		note(" %ld", args[i]);
	for (int i = 0; i < ARGUMENTS && kind->arguments[i].form; i++)
		if (is_read(&kind->arguments[i]))
			note_argument(kind, i, 0, 0);
}

static int is_written(const struct argument *argument, long result)
{
	if (argument->when == ON_POSITIVE)
		return result > 0;
	if (result > 0x7fffffff && argument->source == RESULT_TELLS) /* modify_ldt returns errors as unsigned */
		return 0;
	return argument->when == ALWAYS || result >= 0 || result < -4095;
}

static void note_after(const struct kind *kind, long result)
{
	for (int i = 0; i < ARGUMENTS && kind->arguments[i].form; i++) {
		const struct argument *argument = &kind->arguments[i];

		if (argument->form < POINTER || !(argument->side & WRITTEN))
			continue;
		if (is_written(argument, result))
			note_argument(kind, i, result, 1);
		else if (argument->side == WRITTEN && argument->form == POINTER)
			note(" ; %d %c", i, args[i] ? 'x' : 'n');
	}
	note(" ; = %ld\n", result);
}

#endif

// SPDX-License-Identifier: Apache-2.0
/*
 * What was done, in a file that is mapped, so that writing it takes no call. A line per call:
 *
 *	NAME NUMBER ARGUMENT... ; MEMORY ; MEMORY ... ; = RESULT
 *
 * MEMORY is PLACE STATE FULL READABLE BYTES. PLACE is an argument's index, with .name, .iov, .control or .SEGMENT for
 * what is pointed to from there; of two with the same place the later is what the call left there. STATE says what there is
 * to be shown: n (NULL), x (nothing, the call wrote or read nothing), m (the bytes), s (a text without its NUL), c (a text of
 * a cold page), l (strings, each in a MEMORY of its own). FULL is the length in bytes, 18446744073709551615 for a text without an end;
 * READABLE is how many of them can be read; BYTES are the first of those.
 */
#ifndef LOG_H
#define LOG_H

#include <stdarg.h>
#include <stdio.h>
#include "memory.h"

#define LOGGED 4096L /* bytes of each memory */

static char *log_start, *log_end;

static int log_file;

static void open_log(const char *path, long size)
{
	log_file = open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
	if (log_file < 0 || ftruncate(log_file, size))
		exit(5);
	log_start = log_end = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, log_file, 0);
	if (log_start == MAP_FAILED)
		exit(5);
}

/* Cuts what was not written, here or by a child. */
static int close_log(void)
{
	return ftruncate(log_file, strlen(log_start));
}

static void note(const char *format, ...)
{
	va_list values;

	va_start(values, format);
	log_end += vsprintf(log_end, format, values);
	va_end(values);
}

static void note_bytes(const char *bytes, long length)
{
	static const char digits[] = "0123456789abcdef";

	for (long i = 0; i < length; i++) {
		*log_end++ = digits[(unsigned char)bytes[i] >> 4];
		*log_end++ = digits[bytes[i] & 15];
	}
}

/* Memory as it is now. */
static void note_memory(const char *place, char state, const char *address, unsigned long full)
{
	long left = readable(address);
	long length = full < (unsigned long)left ? (long)full : left;

	if (!address) {
		note(" ; %s n", place);
		return;
	}
	note(" ; %s %c %lu %ld ", place, is_cold(address) ? 'c' : state, full, left);
	if (is_cold(address))
		note_bytes(cold_text, strlen(cold_text));
	else
		note_bytes(address, length < LOGGED ? length : LOGGED);
}

static void note_text(const char *place, const char *address)
{
	long left = readable(address);
	long length = is_cold(address) ? (long)strlen(cold_text) : (long)strnlen(address, left);

	note_memory(place, 's', address, left && length == left ? -1UL : (unsigned long)length);
}

#endif

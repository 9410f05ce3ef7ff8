/* SPDX-License-Identifier: Apache-2.0 */
/* Strings, and lines of text that are put together in a buffer. */
#ifndef ETRACE_TEXT_H
#define ETRACE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#define LONGEST_PATH 4096

/* A string under construction; what does not fit is cut off, and cut says so. */
struct text {
	char *chars;
	size_t length;
	size_t room;
	bool cut;
};

/* Not on the stack, of which the caller's limit may leave little. */
#define TEXT(name, bytes) struct text name = { .chars = allocate(bytes), .room = (bytes) }

size_t length_of(const char *string);
bool is_equal(const char *one, const char *other);
bool starts_with(const char *string, const char *beginning);
bool ends_with(const char *string, const char *end);
int compare(const char *one, const char *other);
const char *find_char(const char *string, char wanted);
const char *last_char(const char *string, char wanted);

/* The number at the beginning of the string; 0 without one. */
unsigned long number_of(const char *string);

void clear(struct text *text);
void add(struct text *text, const char *string);
void add_bytes(struct text *text, const char *bytes, size_t count);
void add_number(struct text *text, unsigned long number);

/* Cuts the path off before its last slash; "/" stays. */
void cut_last_name(struct text *path);

/* Memory of zeros that lasts as long as the process; ends it when there is none. */
void *allocate(size_t bytes);

/* Writes "etrace: ", the message and a newline to the standard error, and ends with status 1. */
_Noreturn void fail(const char *message);

/* The compiler makes calls of these two. */
void *memset(void *memory, int value, size_t count);
void *memcpy(void *restrict to, const void *restrict from, size_t count);

#endif

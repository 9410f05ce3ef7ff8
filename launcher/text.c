// SPDX-License-Identifier: Apache-2.0
#include "text.h"
#include "kernel.h"
#include <linux/mman.h>

size_t length_of(const char *string)
{
	size_t length = 0;

	while (string[length])
		length++;
	return length;
}

int compare(const char *one, const char *other)
{
	while (*one && *one == *other) {
		one++;
		other++;
	}
	return (unsigned char)*one - (unsigned char)*other;
}

bool is_equal(const char *one, const char *other)
{
	return compare(one, other) == 0;
}

bool starts_with(const char *string, const char *beginning)
{
	while (*beginning && *string == *beginning) {
		string++;
		beginning++;
	}
	return !*beginning;
}

bool ends_with(const char *string, const char *end)
{
	size_t length = length_of(string), wanted = length_of(end);

	return length >= wanted && is_equal(string + length - wanted, end);
}

const char *find_char(const char *string, char wanted)
{
	while (*string && *string != wanted)
		string++;
	return *string ? string : NULL;
}

const char *last_char(const char *string, char wanted)
{
	const char *last = NULL;

	for (; *string; string++)
		if (*string == wanted)
			last = string;
	return last;
}

unsigned long number_of(const char *string)
{
	unsigned long number = 0;

	for (; *string >= '0' && *string <= '9'; string++)
		number = number * 10 + (unsigned long)(*string - '0');
	return number;
}

void clear(struct text *text)
{
	text->length = 0;
	text->chars[0] = 0;
	text->cut = false;
}

void add_bytes(struct text *text, const char *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (text->length + 1 >= text->room) {
			text->cut = true;
			return;
		}
		text->chars[text->length++] = bytes[i];
		text->chars[text->length] = 0;
	}
}

void add(struct text *text, const char *string)
{
	add_bytes(text, string, length_of(string));
}

void add_number(struct text *text, unsigned long number)
{
	char digits[20];
	size_t first = sizeof(digits);

	do {
		digits[--first] = (char)('0' + number % 10);
		number /= 10;
	} while (number);
	add_bytes(text, digits + first, sizeof(digits) - first);
}

void cut_last_name(struct text *path)
{
	const char *slash = last_char(path->chars, '/');

	path->length = slash && slash > path->chars ? (size_t)(slash - path->chars) : 1;
	path->chars[path->length] = 0;
}

void *allocate(size_t bytes)
{
	static char arena[1 << 19] __attribute__((aligned(16)));
	static size_t used;
	size_t rounded = (bytes + 15) & ~(size_t)15;
	long address;

	if (rounded <= sizeof(arena) - used) {
		used += rounded;
		return arena + used - rounded;
	}
	address = kernel(mmap, 0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (address < 0 && address > -4096)
		leave(1);
	return (void *)address;
}

_Noreturn void fail(const char *message)
{
	TEXT(line, 16384);

	add(&line, "etrace: ");
	add(&line, message);
	add(&line, "\n");
	kernel(write, 2, line.chars, line.length);
	leave(1);
}

void *memset(void *memory, int value, size_t count)
{
	volatile unsigned char *bytes = memory;

	for (size_t i = 0; i < count; i++)
		bytes[i] = (unsigned char)value;
	return memory;
}

void *memcpy(void *restrict to, const void *restrict from, size_t count)
{
	volatile unsigned char *target = to;
	const unsigned char *source = from;

	for (size_t i = 0; i < count; i++)
		target[i] = source[i];
	return to;
}

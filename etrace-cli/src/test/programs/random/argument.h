// SPDX-License-Identifier: Apache-2.0
/* How the arguments of a kind of call are chosen, and what the kernel is to read and write behind their pointers. */
#ifndef ARGUMENT_H
#define ARGUMENT_H

#include "memory.h"

enum form { NONE, ONE_OF, BITS_OF, LENGTH, POINTER, TEXT_AT, LIST_AT, VECTOR_AT, MESSAGES_AT };
enum side { READ = 1, WRITTEN = 2, BOTH = 3 };
enum when { ON_SUCCESS, ON_POSITIVE, ALWAYS };
enum source { ITSELF, ARGUMENT_TELLS, RESULT_TELLS, NUMBER_BEHIND, MEMBER_TELLS };

struct argument {
	enum form form;
	enum side side;
	enum when when;
	enum source source;
	int reference; /* the argument that tells or that bounds the result, or the offset of the member */
	int wide; /* a number of 64 bits */
	int negative; /* an int, which the kernel refuses below 0 */
	int never_null;
	long unit; /* bytes of each of what the source counts */
	int bits; /* what is counted are bits, in whole longs */
	int pages; /* what is counted are bytes of pages, each of which has a byte */
	int nodes; /* the number less 1 counts bits, in whole longs */
	int version; /* bytes that a member of 0, or one that cannot be read, stands for */
	int shift; /* low bits of a number behind a pointer that do not count */
	int head; /* bytes before those that are counted */
	const long *values;
	long count;
	void (*fill)(char *bytes, long size);
};

struct kind {
	const char *name;
	long number;
	struct argument arguments[ARGUMENTS];
};

#define LONGS(...) (const long[]){ __VA_ARGS__ }
#define VALUES(...) .values = LONGS(__VA_ARGS__), .count = sizeof(LONGS(__VA_ARGS__)) / sizeof(long)

#define INT(...) { .form = ONE_OF, VALUES(__VA_ARGS__) }
#define NEGATIVE(...) { .form = ONE_OF, .negative = 1, VALUES(__VA_ARGS__) }
#define LONG(...) { .form = ONE_OF, .wide = 1, VALUES(__VA_ARGS__) }
#define BITS(...) { .form = BITS_OF, VALUES(__VA_ARGS__) }
#define LENGTH64 { .form = LENGTH, .wide = 1 }
#define LENGTH32 { .form = LENGTH }
#define COUNT(...) { .form = ONE_OF, .wide = 1, VALUES(__VA_ARGS__) }

#define TEXT { .form = TEXT_AT, .side = READ, .fill = fill_text }
#define PATH { .form = TEXT_AT, .side = READ, .fill = fill_path }
#define MISSING { .form = TEXT_AT, .side = READ, .fill = fill_missing }
#define HERE(filler) { .form = TEXT_AT, .side = READ, .fill = filler }
#define LIST { .form = LIST_AT, .side = READ }

#define MEMORY(direction, size, ...) { .form = POINTER, .side = direction, .unit = size, __VA_ARGS__ }
#define IN(type, filler) MEMORY(READ, sizeof(type), .fill = filler)
#define OUT(type) MEMORY(WRITTEN, sizeof(type))
#define OUT_IF_POSITIVE(type) MEMORY(WRITTEN, sizeof(type), .when = ON_POSITIVE)
#define INOUT(type, filler) MEMORY(BOTH, sizeof(type), .fill = filler)
#define WAIT_AT_MOST(type, ...) MEMORY(READ, sizeof(type), .fill = fill_nothing, .never_null = 1, __VA_ARGS__)

#define IN_BYTES(argument) IN_MANY(char, argument, fill_any)
#define IN_MANY(type, argument, filler) \
	MEMORY(READ, sizeof(type), .source = ARGUMENT_TELLS, .reference = argument, .fill = filler)
#define OUT_MANY(type, argument) MEMORY(WRITTEN, sizeof(type), .source = ARGUMENT_TELLS, .reference = argument)
#define OUT_RESULT_MAX(type, argument) MEMORY(WRITTEN, sizeof(type), .source = RESULT_TELLS, .reference = argument)
#define OUT_AS_BEHIND(argument) MEMORY(WRITTEN, 1, .source = NUMBER_BEHIND, .reference = argument)
#define LENGTH_BEHIND MEMORY(BOTH, 4, .fill = fill_length)
#define VECTOR(direction, argument) \
	{ .form = VECTOR_AT, .side = direction, .source = ARGUMENT_TELLS, .reference = argument, .unit = 16 }
#define MESSAGE(direction) { .form = MESSAGES_AT, .side = direction, .unit = 56 }

#endif

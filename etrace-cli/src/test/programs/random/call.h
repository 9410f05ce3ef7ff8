// SPDX-License-Identifier: Apache-2.0
/* The registers of a call. */
#ifndef CALL_H
#define CALL_H

#include "argument.h"

static long args[ARGUMENTS];
static int offered_name; /* msg_namelen before the call: the kernel answers with more than there was room for */
static unsigned offered[ARGUMENTS]; /* the lengths that stood behind pointers before the call */

/* Without a stack frame, which a child of vfork would overwrite. */
static inline __attribute__((always_inline)) long raw(long number)
{
	register long fourth asm("r10") = args[3];
	register long fifth asm("r8") = args[4];
	register long sixth asm("r9") = args[5];
	long result;

	asm volatile("syscall"
		     : "=a"(result)
		     : "a"(number), "D"(args[0]), "S"(args[1]), "d"(args[2]), "r"(fourth), "r"(fifth), "r"(sixth)
		     : "rcx", "r11", "memory");
	return result;
}

static long choose_value(const struct argument *argument)
{
	static const long lengths[] = { 0, 1, 1023, 1024, 1025, 4096, 70000, 1L << 31, 1L << 62, -1 };
	long value = 0;

	if (argument->form == LENGTH)
		value = one_in(3) ? lengths[below(10)] : below(100);
	else if (argument->form == ONE_OF)
		value = argument->values[below(argument->count)];
	else
		for (long i = 0; i < argument->count; i++)
			value |= one_in(3) ? argument->values[i] : 0;
	return argument->wide ? value : narrow(value);
}

/* What an argument that counts stands for: the kernel takes as many bits of it as its type has. */
static unsigned long counted(const struct kind *kind, int index)
{
	return kind->arguments[index].wide ? (unsigned long)args[index] : (uint32_t)args[index];
}

static unsigned long scaled(const struct argument *argument, unsigned long number)
{
	if (argument->bits || argument->nodes)
		return (number - (argument->nodes ? 1 : 0) + 63) / 64 * 8;
	return argument->pages ? (number + PAGE - 1) / PAGE : argument->head + number * argument->unit;
}

/* Whether the length of what is behind a pointer is one that the kernel refuses: it reads nothing. */
static int is_refused(const struct kind *kind, int index)
{
	const struct argument *argument = &kind->arguments[index];
	const struct argument *length = &kind->arguments[argument->reference];

	if (argument->source != ARGUMENT_TELLS)
		return 0;
	return (length->wide && args[argument->reference] < 0) || (length->negative && (int)args[argument->reference] < 0);
}

/* How many bytes behind a pointer the kernel may use; of what comes out, as many as the result says. */
static unsigned long size_of(const struct kind *kind, int index, long result)
{
	const struct argument *argument = &kind->arguments[index];
	unsigned long bytes = argument->unit;
	unsigned number = 0;

	if (argument->source == ARGUMENT_TELLS)
		return scaled(argument, counted(kind, argument->reference));
	if (argument->source == RESULT_TELLS) {
		unsigned long most = counted(kind, argument->reference);

		return scaled(argument, (unsigned long)result < most ? (unsigned long)result : most);
	}
	if (argument->source == NUMBER_BEHIND && readable((char *)args[argument->reference]) >= 4) {
		memcpy(&number, (char *)args[argument->reference], 4);
		if (number > offered[argument->reference])
			number = offered[argument->reference];
		return (unsigned long)(number >> argument->shift) * argument->unit;
	}
	if (argument->shift)
		return 0;
	if (argument->source == MEMBER_TELLS && readable((char *)args[index]) >= argument->reference + 4)
		memcpy(&number, (char *)args[index] + argument->reference, 4);
	if (argument->source == MEMBER_TELLS && (number || argument->version || argument->head))
		return argument->head + (number ? (unsigned long)number : (unsigned long)argument->version);
	return bytes;
}

#endif

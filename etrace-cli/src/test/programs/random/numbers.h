// SPDX-License-Identifier: Apache-2.0
/* Random numbers that a seed makes again (splitmix64). */
#ifndef NUMBERS_H
#define NUMBERS_H

#include <stdint.h>
#include <string.h>

static uint64_t seed;

static uint64_t any(void)
{
	uint64_t mixed = seed += 0x9e3779b97f4a7c15;

	mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
	mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
	return mixed ^ mixed >> 31;
}

/* 0 to limit - 1 */
static long below(long limit)
{
	return any() % limit;
}

static int one_in(long times)
{
	return below(times) == 0;
}

static void fill_any(char *bytes, long size)
{
	for (; size >= 8; bytes += 8, size -= 8)
		memcpy(bytes, &(uint64_t){ any() }, 8);
	memcpy(bytes, &(uint64_t){ any() }, size);
}

/* Parameters of 32 bits: the kernel does not look at the upper half of the register. */
static long narrow(long number)
{
	return one_in(6) ? (long)((uint32_t)number | any() << 32) : number;
}

#endif

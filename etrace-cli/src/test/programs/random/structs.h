// SPDX-License-Identifier: Apache-2.0
/* Structs of single syscalls. */
#ifndef STRUCTS_H
#define STRUCTS_H

#include <linux/bpf.h>
#include <linux/capability.h>
#include <linux/futex.h>
#include <linux/perf_event.h>
#include <linux/sched.h>
#include "fill.h"

static void fill_message_text(char *bytes, long size)
{
	fill_any(bytes, size);
	copy(bytes, size < 8 ? size : 8, &(long){ one_in(9) ? -1 : 1 + below(3) }, 8);
}

/* Of version 3, for a process that there is not. */
static void fill_nobody(char *bytes, long size)
{
	copy(bytes, size, &(int[2]){ one_in(3) ? _LINUX_CAPABILITY_VERSION_1 : _LINUX_CAPABILITY_VERSION_3, 999999 }, 8);
}

static void fill_self(char *bytes, long size)
{
	copy(bytes, size, &(int[2]){ one_in(3) ? _LINUX_CAPABILITY_VERSION_1 : _LINUX_CAPABILITY_VERSION_3, 0 }, 8);
}

static void fill_scheduling(char *bytes, long size)
{
	struct { unsigned size, policy; uint64_t flags; int nice; } attributes = { one_in(4) ? 56 : 48 };

	fill_nothing(bytes, size);
	memcpy(bytes, &attributes, size < 24 ? size : 24);
}

static void fill_event(char *bytes, long size)
{
	struct perf_event_attr event = { .type = PERF_TYPE_SOFTWARE, .size = size, .config = 9, .disabled = 1 };

	copy(bytes, size, &event, sizeof(event));
}

static void fill_map(char *bytes, long size)
{
	union bpf_attr map = { .map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 8, .max_entries = 5 };

	copy(bytes, size, &map, sizeof(map));
}

static void fill_child(char *bytes, long size)
{
	struct clone_args child = { .flags = one_in(2) ? 0 : CLONE_FS, .exit_signal = one_in(4) ? 99 : SIGCHLD };

	copy(bytes, size, &child, sizeof(child));
}

static void fill_mount_request(char *bytes, long size)
{
	copy(bytes, size, &(long[3]){ 24, one_in(2) ? -1 : 5, one_in(2) ? 0 : 7 }, 24);
}

static void fill_handle(char *bytes, long size)
{
	fill_any(bytes, size);
	copy(bytes, 8, &(int[2]){ size - 8, 1 }, 8);
}

static void fill_interface(char *bytes, long size)
{
	copy(bytes, size, one_in(2) ? "lo" : "etrace9", 8);
}

static void fill_futexes(char *bytes, long size)
{
	for (long i = 0; i + 24 <= size; i += 24)
		copy(bytes + i, 24, &(long[3]){ below(100), (long)ends[SEGMENTS] - 8, 2 }, 24);
}

/* Addresses of what can be read and of what cannot, with a length each. */
static void fill_vector(char *bytes, long size)
{
	for (long i = 0; i + 16 <= size; i += 16) {
		long length = one_in(6) ? 0 : below(one_in(5) ? 3000 : 30);

		copy(bytes + i, 16, &(long[2]){ (long)address_for(SEGMENTS, length), length }, 16);
	}
}

static void fill_pages(char *bytes, long size)
{
	for (long i = 0; i + 8 <= size; i += 8)
		copy(bytes + i, 8, &(long){ one_in(5) ? 8 : (long)ends[below(REGIONS)] - 1 }, 8);
}

#endif

// SPDX-License-Identifier: GPL-2.0
/*
 * A task storage with elements about as large as those of `calls`, to find out whether this kernel has memory for them. Some
 * kernels (7.3 is one) take it from kmalloc_nolock, which ends at KMALLOC_MAX_CACHE_SIZE, 8 KiB (mm/slub.c).
 */
#include "abi/plan.h"
#include "kernel.h"
#include <bpf/bpf_helpers.h>

char LICENSE[] SEC("license") = "GPL";

struct element {
	u8 bytes[SMALL_PAYLOAD];
};

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct element);
} elements SEC(".maps");

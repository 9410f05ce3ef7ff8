// SPDX-License-Identifier: GPL-2.0
/*
 * Copies the kernel's own list of its syscalls, which it keeps for its tracepoints (kernel/trace/trace_syscalls.c). It
 * is loaded only when tracefs names a syscall that the tables do not know, and run once, attached to nothing.
 */
#include "kernel.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

char LICENSE[] SEC("license") = "GPL";

#define MAX_SYSCALLS 1024
#define NAME_LENGTH 56

struct known_syscall {
	s32 nr;
	u32 valid;
	char name[NAME_LENGTH]; /* as tracefs spells it, behind sys_ */
};

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, MAX_SYSCALLS);
	__uint(map_flags, BPF_F_MMAPABLE);
	__type(key, u32);
	__type(value, struct known_syscall);
} known_syscalls SEC(".maps");

static __always_inline void copy_syscall(u32 index, struct syscall_metadata **entry)
{
	struct known_syscall *known = bpf_map_lookup_elem(&known_syscalls, &index);
	struct syscall_metadata *metadata = NULL;

	if (!known || bpf_probe_read_kernel(&metadata, sizeof(metadata), entry))
		return;
	known->nr = BPF_CORE_READ(metadata, syscall_nr);
	if (bpf_probe_read_kernel_str(known->name, NAME_LENGTH, BPF_CORE_READ(metadata, name)) > 0)
		known->valid = 1;
}

/* Arguments: the addresses of __start_syscalls_metadata and __stop_syscalls_metadata. */
SEC("raw_tp/sys_enter")
int copy_syscalls(u64 *ctx)
{
	struct syscall_metadata **start = (void *)ctx[0];
	struct syscall_metadata **stop = (void *)ctx[1];

	for (u32 i = 0; i < MAX_SYSCALLS; i++) {
		if (start + i >= stop)
			break;
		copy_syscall(i, start + i);
	}
	return 0;
}

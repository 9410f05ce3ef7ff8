/* SPDX-License-Identifier: GPL-2.0 */
/* Configuration and maps. The user side sets the sizes that depend on the machine before it loads the object. */
#ifndef ETRACE_MAPS_BPF_H
#define ETRACE_MAPS_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include "kernel.h"
#include "state.bpf.h"
#include <bpf/bpf_helpers.h>

const volatile struct config config = {};

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct task_state);
} tasks SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct killer);
} killers SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct small_call);
} calls SEC(".maps");

/*
 * Task storage ends at 64 KiB, in some kernels at 8 KiB (storage.bpf.c); what is larger is built here, keyed by the task's
 * address. The user side makes the values as large as a run needs; each is allocated when its task is first seen.
 */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, u64);
	__type(value, struct large_call);
} hashed_calls SEC(".maps");

/* What a new element of hashed_calls is made from. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct large_call);
} blank_call SEC(".maps");

struct ring {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
};
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 1);
	__type(key, u32);
	__array(values, struct ring);
} rings SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__uint(map_flags, BPF_F_MMAPABLE);
	__type(key, u32);
	__type(value, struct cpu_state);
} cpus SEC(".maps");

/* What each CPU lost and has not reported yet. */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__uint(map_flags, BPF_F_MMAPABLE);
	__type(key, u32);
	__type(value, struct loss_record);
} losses SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, SLOTS);
	__uint(map_flags, BPF_F_MMAPABLE);
	__type(key, u32);
	__type(value, struct syscall_stats);
} stats SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, SLOTS + MAX_VARIANTS);
	__uint(map_flags, BPF_F_MMAPABLE);
	__type(key, u32);
	__type(value, struct plan);
} plans SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, MAX_POINTERS);
	__uint(map_flags, BPF_F_MMAPABLE);
	__type(key, u32);
	__type(value, struct pointer_read);
} pointers SEC(".maps");

/* To the index of the variant's plan in plans, where they stand behind the slots. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, MAX_VARIANTS);
	__type(key, struct variant_key);
	__type(value, u32);
} variants SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__type(key, u32);
	__type(value, u8);
} pids SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, struct comm);
	__type(value, u8);
} comms SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1024);
	__type(key, u32);
	__type(value, u8);
} uids SEC(".maps");

/* The directories of the path of the cgroup to trace, to their place in it, and their names by place. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 4096);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct cgroup_place);
	__type(value, u32);
} cgroup_places SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, CGROUP_PATH_LEVELS);
	__type(key, u32);
	__type(value, struct cgroup_name);
} cgroup_path SEC(".maps");

/* Where a key for cgroup_places is put together. Cgroups are made one after the other (cgroup_mutex). */
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct cgroup_place);
} made_cgroup SEC(".maps");

/* Cgroups whose path has been reported. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16384);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct cgroup_key);
	__type(value, u8);
} emitted_cgroups SEC(".maps");

/* Numbers outside the tables share the last slot of their ABI. */
static __always_inline u32 slot_of(s32 nr, bool compat)
{
	u32 slot = (u32)nr < ABI_SLOTS - 1 ? (u32)nr : ABI_SLOTS - 1;

	return compat ? slot + ABI_SLOTS : slot;
}

static __always_inline struct syscall_stats *stats_of(u32 slot)
{
	u32 key = bpf_get_smp_processor_id() * SLOTS + slot;

	return bpf_map_lookup_elem(&stats, &key);
}

static __always_inline struct cpu_state *this_cpu(void)
{
	u32 cpu = bpf_get_smp_processor_id();

	return bpf_map_lookup_elem(&cpus, &cpu);
}

static __always_inline struct call *hashed_call_of(struct task_struct *task, bool create)
{
	u64 key = (u64)task;
	u32 first = 0;
	struct call *call = bpf_map_lookup_elem(&hashed_calls, &key);

	if (call || !create)
		return call;
	void *blank = bpf_map_lookup_elem(&blank_call, &first);

	if (!blank || bpf_map_update_elem(&hashed_calls, &key, blank, BPF_ANY))
		return NULL;
	return bpf_map_lookup_elem(&hashed_calls, &key);
}

static __always_inline struct call *call_of(struct task_struct *task, bool create)
{
	if (config.hash_calls)
		return hashed_call_of(task, create);
	return bpf_task_storage_get(&calls, task, NULL, create ? BPF_LOCAL_STORAGE_GET_F_CREATE : 0);
}

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* Configuration and maps. The user side sets the sizes that depend on the machine before it loads the object. */
#ifndef ETRACE_MAPS_H
#define ETRACE_MAPS_H

#include "kernel.h"
#include "plan.h"
#include "record.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

const volatile struct config config = {};

/* Every task that made a call: is it traced, and which call is it in. */
struct task_state {
	u64 entered; /* CLOCK_MONOTONIC, nanoseconds, of its last call; 0 while its entries may not be seen */
	s32 nr; /* of the call it is in, or one of the negative values below */
	u8 traced;
	u8 lineage; /* it, or an ancestor of it, is named by a pid filter */
	u8 armed; /* becomes traced when its next exec succeeds */
	u8 newborn; /* has not returned from the call that made it */
	u8 compat;
	u8 recorded; /* the call has a record under construction */
	u8 inside; /* it was in the cgroup of the filter when that was looked at last */
	u8 changed; /* since its context was compared, its credentials or namespaces were others for a while */
	u32 passes; /* how often it became a bystander */
	u32 unused;
	u64 moves; /* as it was when the cgroup was looked at */
	u64 cred; /* address, after the last call that was overlooked */
	u64 nsproxy; /* likewise */
};

/* Counts the moves of tasks between cgroups: a css_set that was left may be freed, and another be at its address. */
u64 moves = 0;

#define NO_CALL (-0x7fffffff) /* -1 and below are numbers that a cancelled call can have */
#define UNWANTED_CALL (-0x7ffffffe)

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct task_state);
} tasks SEC(".maps");

/* Of a process that a signal kills, kept with its leader: the kernel forgets who sent it before it is delivered. */
struct killer {
	u32 signal; /* 0 once it was told */
	u32 unused;
	u8 info[SIGNAL_INFO];
};

struct {
	__uint(type, BPF_MAP_TYPE_TASK_STORAGE);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, int);
	__type(value, struct killer);
} killers SEC(".maps");

/* The head of struct user_msghdr and, in programs of 32 bits, of struct compat_msghdr (include/linux/socket.h). */
struct message {
	u64 name;
	u64 name_length; /* an int; the rest of the word is padding */
	u64 iovec;
	u64 iovec_count;
	u64 control;
	u64 control_length;
};

/*
 * The state of a running capture. It is kept in map memory, of which the verifier knows nothing, so that to it one
 * iteration of a loop is like the next.
 */
struct work {
	struct capture capture;
	s64 ret;
	u64 address;
	u64 left; /* bytes that the segments still hold */
	u32 element;
	u32 count;
	u8 faulted;
	u8 at_exit;
	u8 late;
	u8 pointer_size;
	u8 broken; /* the pointers of a list could not be read up to their end */
	u8 unused[3];
	struct message message;
};

/* A part of the payload. */
struct extract {
	u32 start;
	u32 end;
};

/* The state of telling cgroups, in map memory for the same reason. */
struct cgroup_walk {
	u64 now;
	u64 node; /* address; read with probes only */
	u64 length; /* bytes of names so far */
	u32 untold;
	u32 changed;
	struct cgroup_record record;
};

/* What a walk needs of a dentry. */
struct dentry_head {
	u32 unused;
	u32 sequence; /* odd while it is renamed */
	u64 unused_too[2];
	u64 parent;
	u32 hash;
	u32 length; /* of the name */
	u64 name;
};

/* The state of telling what a descriptor stands for; addresses are read with probes only. */
struct file_walk {
	u64 dentry;
	u64 mount; /* of struct mount */
	u64 mount_dentry; /* its root */
	u64 root_dentry; /* of the task */
	u64 root_mount;
	u64 inode;
	u64 private_data;
	u32 at; /* offset in the payload where the next name goes */
	u32 end; /* where names have to end */
	u32 flags;
	u32 complete;
	u32 array_at; /* offset in the payload of an array of count descriptors, stride bytes apart */
	u32 count;
	u32 stride;
	u32 control_at; /* offset in the payload of the next control message */
	u32 control_end;
	u32 unused;
	struct dentry_head head; /* of the dentry at hand */
};

/* What the body of a loop is given. */
struct loop {
	struct call *call;
	const struct plan *plan;
};

/* The record under construction and the context that was told last, for traced tasks. */
struct call {
	struct context_record context;
	u64 css_set; /* address; compared, read with probes only */
	u64 moves; /* when its cgroups were read */
	u64 nsproxy; /* likewise; NULL while a task is taken down */
	u64 cred; /* likewise */
	u32 used; /* bytes of payload */
	u32 entry_context;
	u32 chunks;
	u32 faults; /* bit i: captures[i] could not be read at entry */
	u32 pointed[MAX_ARGS]; /* at entry, for EXTENT_POINTED */
	u32 iovec_at; /* offset of the iovec array in the payload, of a call that has one */
	u32 iovec_count;
	u32 no_room;
	u32 plan; /* index of the plan in force */
	struct extract inputs[MAX_CAPTURES]; /* what each capture took at entry; kept for --witness */
	struct extract compared[2];
	u32 differs;
	u32 equal; /* bytes that were found to be */
	struct work work;
	union { /* never both at once */
		struct cgroup_walk walk;
		struct file_walk file;
	};
	struct syscall_record record;
	u8 payload[];
};

#define LARGE_PAYLOAD (192 * 1024)

struct small_call {
	struct call call;
	u8 payload[SMALL_PAYLOAD];
};
struct large_call {
	struct call call;
	u8 payload[LARGE_PAYLOAD];
};

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

/* What each CPU lost and has not told yet. */
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

struct cgroup_key {
	u64 id;
	s32 hierarchy_id;
	u32 unused;
};
/* Cgroups whose path has been told. */
struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 16384);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__type(key, struct cgroup_key);
	__type(value, u8);
} told_cgroups SEC(".maps");

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

#define HAS_BPF_LOOP bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_loop)

/*
 * bpf_loop is verified once however often it runs, but it is of Linux 5.17. Before that the verifier goes through a loop
 * turn by turn, and through all that a turn calls, except global functions: those it verifies once, by themselves. They
 * know only numbers, so they find the call and the plan in force again.
 *
 * REPEATED makes such a function of a body; a body returns 1 to stop.
 */
#define LOOP(count, short_count, body, data)                                                   \
	do {                                                                                   \
		if (HAS_BPF_LOOP) {                                                            \
			bpf_loop(count, body, data, 0);                                        \
		} else {                                                                       \
			for (u32 _i = 0; _i < (short_count) && _i < (count); _i++)             \
				if (body##_alone(_i))                                          \
					break;                                                 \
		}                                                                              \
	} while (0)

/* The same for a short body that has no call in its data: turn by turn it is little to verify. */
#define SHORT_LOOP(count, short_count, body, data)                                             \
	do {                                                                                   \
		if (HAS_BPF_LOOP) {                                                            \
			bpf_loop(count, body, data, 0);                                        \
		} else {                                                                       \
			for (u32 _i = 0; _i < (short_count) && _i < (count); _i++)             \
				if (body(_i, data))                                            \
					break;                                                 \
		}                                                                              \
	} while (0)

#define REPEATED(body)                                                                         \
	__noinline int body##_alone(u32 index)                                                 \
	{                                                                                      \
		struct loop loop;                                                              \
                                                                                               \
		if (HAS_BPF_LOOP || !find_again(&loop))                                        \
			return 1;                                                              \
		return body(index, &loop);                                                     \
	}

static __always_inline bool find_again(struct loop *loop)
{
	struct call *call = call_of(bpf_get_current_task_btf(), false);

	if (!call)
		return false;
	u32 plan = call->plan;

	loop->call = call;
	loop->plan = bpf_map_lookup_elem(&plans, &plan);
	return loop->plan;
}

#endif

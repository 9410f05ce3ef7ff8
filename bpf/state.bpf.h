/* SPDX-License-Identifier: GPL-2.0 */
/* What the programs remember of a task, of its call, and within a loop. The user side does not see it. */
#ifndef ETRACE_STATE_BPF_H
#define ETRACE_STATE_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include "types.h"
#include <bpf/bpf_helpers.h>

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
	u8 inside; /* it was in the cgroup of the filter when that was read last */
	u8 changed; /* since its context was compared, its credentials or namespaces were others for a while */
	u32 passes; /* how often it was put into the cache of untraced tasks */
	u8 told; /* a record of one of its calls was sent, or lost */
	u8 left_out; /* it, or an ancestor of it, is one of the tracer's own job */
	u8 unused[2];
	u64 moves; /* as it was when the cgroup was read */
	u64 cred; /* address, after the last call that was overlooked */
	u64 nsproxy; /* likewise */
	u64 renames; /* as it was when names were looked at; one less: they have to be looked at once more */
};

/* Counts the moves of tasks between cgroups: a css_set that was left may be freed, and another be at its address. */
u64 moves = 0;

/* Counts, by two, the new names of processes with several threads: each is told before the process has it. */
u64 renames = 0;

/* A name that is looked at now may be the old one still: the first look after a new name is not the last. */
static __always_inline u64 look_at_names(u64 seen)
{
	return seen + 1 < renames ? renames - 1 : renames;
}

/* Of the cgroup that was made last in the place of the one to trace; 0 while there is none. */
u64 remade_cgroup = 0;

#define NO_CALL (-0x7fffffff) /* -1 and below are numbers that a cancelled call can have */
#define UNWANTED_CALL (-0x7ffffffe)

/* Of a process that a signal kills, kept with its leader: the kernel forgets who sent it before it is delivered. */
struct killer {
	u32 signal; /* 0 once it was reported */
	u32 unused;
	u8 info[SIGNAL_INFO];
};

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
	u64 part_address; /* of what cannot be read as a whole */
	u64 part_length;
	u32 element;
	u32 count;
	u8 faulted;
	u8 at_exit;
	u8 late;
	u8 pointer_size;
	u8 broken; /* the pointers of a list could not be read up to their end */
	u8 unused[3];
	u32 skipped; /* strings of a packed list that still come before those that were passed */
	struct message message;
};

/* Where a walk along the pointers of a record is. */
struct pointer_walk {
	u32 at; /* offset in the payload of the chunk that holds pointers */
	u32 read; /* index in the plan */
	u32 element; /* of the chunk */
};

/* A part of the payload. */
struct extract {
	u32 start;
	u32 end;
};

/* The state of a walk up a cgroup's path, in map memory for the same reason. */
struct cgroup_walk {
	u64 now;
	u64 node; /* address; read with probes only */
	u64 length; /* bytes of names so far */
	u32 unreported; /* a path could not be reported */
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

/* The state of a walk from the file that a descriptor refers to; addresses are read with probes only. */
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

/* The record under construction and the context that was reported last, for traced tasks. */
struct call {
	struct context_record context;
	u64 css_set; /* address; compared, read with probes only */
	u64 moves; /* when its cgroups were read */
	u64 nsproxy; /* likewise; NULL while a task is taken down */
	u64 cred; /* likewise */
	u64 renames; /* when the name of its process was read */
	u32 used; /* bytes of payload */
	u32 entry_context;
	u32 chunks;
	u32 faults; /* bit i: captures[i] could not be read at entry, or not all of it */
	u32 faulted[MAX_CAPTURES]; /* bytes that such a capture has in the record */
	u32 pointed[MAX_ARGS]; /* at entry, for EXTENT_POINTED */
	u32 listed[MAX_ARGS]; /* strings of each list at entry; UNKNOWN_LENGTH when not all were seen */
	u32 iovec_at; /* offset of the iovec array in the payload, of a call that has one */
	u32 iovec_count;
	u32 no_room;
	u32 plan; /* index of the plan in force */
	struct extract inputs[MAX_CAPTURES]; /* what each capture took at entry; kept for --witness */
	struct extract compared[2];
	u32 differs;
	u32 equal; /* bytes that were found to be */
	struct pointer_walk pointers;
	u32 pointer_faults; /* bit i: of the plan's i-th pointers some could not be followed at entry */
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

struct cgroup_key {
	u64 id;
	s32 hierarchy_id;
	u32 unused;
};

#endif

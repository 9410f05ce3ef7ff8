/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the user side gives the programs: the configuration, and per syscall the capture plan. io.etrace.plan writes
 * these layouts.
 */
#ifndef ETRACE_ABI_PLAN_H
#define ETRACE_ABI_PLAN_H

#include "../types.h"

/* Numbers are enums, not macros: the user side has the same, and a test finds only enums in the object's BTF (abi.bpf.h). */
enum plan_limit {
	MAX_ARGS = 6,
	MAX_CAPTURES = 8, /* a power of two: the verifier takes a mask where it does not take a comparison */
	MAX_TESTS = 4,
	MAX_VARIANTS = 2048, /* plans of variants, behind the slots */
	MAX_POINTERS = 1024, /* pointer_reads of all plans */
	BUCKETS = 304,
};

/* Slots of the plans and of the statistics: native numbers, then 32-bit numbers, the last of each for all others. */
enum slot_count {
	ABI_SLOTS = 512,
	SLOTS = 2 * ABI_SLOTS,
};

enum payload_size {
	SMALL_PAYLOAD = 13 * 1024, /* with the rest of a record in task storage and the kernel's own header whole pages */
};

enum capture_kind {
	CAPTURE_BYTES = 0,
	CAPTURE_STRING = 1,
	CAPTURE_LIST = 2,
	CAPTURE_SENT = 3, /* msg_len of as many struct mmsghdr as the result says */
	CAPTURE_IOVEC = 4, /* from here on the head is read at entry even when the memory behind it is written */
	CAPTURE_MSGHDR = 5,
	CAPTURE_MMSGHDR = 6,
};

enum capture_flag {
	CAPTURE_IN = 1,
	CAPTURE_OUT = 2,
	CAPTURE_ON_ERROR = 4, /* out memory is written by a failing call too */
	CAPTURE_LIMITED = 8, /* --string-limit holds: it is data, not a struct */
	CAPTURE_ON_POSITIVE = 16, /* out memory is written when the result is above 0 */
	CAPTURE_ON_INTERRUPT = 32, /* out memory is written when a signal interrupts the call */
	CAPTURE_FILES = 64, /* elements of scale bytes, each of which starts with a descriptor */
	CAPTURE_NARROW_LIMIT = 128, /* args[limit_ref] has 32 bits: the upper half of the register means nothing */
};

/* Where a number comes from. */
enum extent_source {
	EXTENT_ONE = 0,
	EXTENT_ARGUMENT = 1, /* args[ref]; below 0 the kernel refuses it: nothing is read */
	EXTENT_RESULT = 2, /* at entry as much as args[limit_ref] allows */
	EXTENT_POINTED = 3, /* the s32 at args[ref], at entry for in, the smaller of entry and exit for out; none below 0 */
	EXTENT_MEMBER = 4, /* the u32 at offset ref of the struct itself; 0 means fallback words of 8 bytes */
	EXTENT_IOCTL = 5, /* the size encoded in the ioctl command args[ref] */
	EXTENT_NARROW = 6, /* args[ref], which has 32 bits */
	EXTENT_SIGNED = 7, /* the same, and below 0 the kernel refuses it: nothing is read */
};

enum capture_reference {
	NO_REF = 0xff,
};

/* The length in bytes is (number + add >> shift) * scale, the number being at most args[limit_ref]. */
struct capture {
	u8 arg;
	u8 kind;
	u8 flags;
	u8 source;
	u8 ref;
	u8 limit_ref; /* NO_REF: no limit */
	u8 shift;
	u8 fallback;
	s32 add;
	u32 scale;
};

enum plan_flag {
	PLAN_WANTED = 1, /* passes the --syscall filter */
	PLAN_EXEC = 2, /* replaces the address space when it succeeds */
	PLAN_SIZES = 4, /* a capture has EXTENT_POINTED */
	PLAN_SOCKET = 8, /* args[0] is a socket: of which protocol is said when it is one of netlink */
	PLAN_SOCKET_IN_MEMORY = 16, /* the same, but it is the u32 at args[1] */
};

/* Bits of one or two arguments, whose values lead to a variant, or to none. */
struct plan_test {
	u8 args[2]; /* the second may be NO_REF */
	u8 unused[6];
	u64 masks[2];
};

enum pointer_source {
	POINTER_ONE = 0,
	POINTER_MEMBER = 1, /* the number in the element; for out never more than it is at exit */
	POINTER_RESULT = 2, /* the result, but no more than the number in the element, if there is one */
	POINTER_MAP_KEY = 3, /* the bytes of a key, or value, of the BPF map whose descriptor the number is */
	POINTER_MAP_VALUE = 4,
};

enum pointer_flag {
	POINTER_PARENT_OUT = 64, /* what holds the pointer is captured at exit only; besides those of enum capture_flag */
};

/* Memory behind a pointer in captured memory. The length in bytes is (number + add) * scale. */
struct pointer_read {
	u8 arg;
	u8 kind; /* CAPTURE_BYTES or CAPTURE_STRING */
	u8 flags;
	u8 source;
	u8 parent; /* 0: the memory of the argument, else one more than the index in the plan of the read that holds it */
	u8 pointer_size;
	u8 number_size;
	u8 test_size; /* 0: always */
	u16 pointer_at; /* offsets in an element */
	u16 stride; /* bytes of an element; 0: there is one only */
	u16 number_at;
	u16 test_at;
	u32 test_value; /* what has to be there */
	s32 add;
	u32 scale;
	u32 unused;
};

struct plan {
	u8 nargs;
	u8 nin; /* captures [0, nin) have a part at entry */
	u8 first_out; /* captures [first_out, ncaptures) have a part at exit */
	u8 ncaptures;
	u8 flags;
	u8 ntests; /* the first test that leads to a variant counts */
	u8 files; /* bit i: args[i] is a descriptor, bit MAX_ARGS: the result is */
	u8 directories; /* those of them for which AT_FDCWD means the current directory */
	struct plan_test tests[MAX_TESTS];
	struct capture captures[MAX_CAPTURES];
	u16 first_pointer; /* index in pointers */
	u8 npointers; /* at most 32 */
	u8 unused[5];
};

struct variant_key {
	u32 slot;
	u32 test; /* its index */
	u64 values[2];
};

enum outcome {
	OUTCOME_ANY = 0,
	OUTCOME_FAILED = 1,
	OUTCOME_SUCCEEDED = 2,
};

enum uid_call_count {
	NATIVE_UID_CALLS = 3,
	UID_CALLS = 9, /* with those of the 32-bit ABI */
};

/* Read-only for the programs and constant for the verifier, which removes what a run does not use. */
struct config {
	u32 self_tgid;
	u32 ncpus;
	u8 send_events;
	u8 filter_syscalls;
	u8 filter_pids;
	u8 filter_comms;
	u8 filter_uids;
	u8 filter_cgroup;
	u8 follow;
	u8 outcome;
	u64 min_duration; /* nanoseconds */
	u32 string_limit; /* bytes */
	u32 chunk_limit; /* bytes; the larger of string_limit and the largest struct */
	u32 payload_capacity; /* bytes; a new chunk starts below this */
	u8 hash_calls; /* records are built in hashed_calls instead of calls */
	u8 witness;
	u8 files; /* what descriptors refer to is reported */
	u8 filter_calls; /* of some tasks no call may be wanted: nothing is told of these */
	u64 cgroup_id;
	s32 cgroup_hierarchy;
	s32 execve; /* numbers, to recognise an exec without its plan */
	s32 execveat;
	s32 compat_execve;
	s32 compat_execveat;
	u32 ring_size; /* bytes */
	u32 pid_ns; /* inode number of the tracer's pid namespace; 0 for the initial one */
	s32 prctl; /* which may change a task's name */
	s32 compat_prctl;
	s32 uid_calls[UID_CALLS]; /* which may change the real user id: of the native ABI, then of the 32-bit one */
	u8 leave_out; /* some tasks are left out */
	u8 unused[7];
};

struct comm {
	u64 words[2];
};

/* A directory by its name in the one above, of the path of the cgroup to trace. */
enum cgroup_path_limit {
	CGROUP_PATH_NAME = 256,
	CGROUP_PATH_LEVELS = 24,
};

struct cgroup_name {
	char text[CGROUP_PATH_NAME];
};

struct cgroup_place {
	u64 parent; /* kernfs id */
	struct cgroup_name name;
};

enum pid_verdict {
	PID_TRACED = 1,
	PID_STARTS_COMMAND = 2, /* the tracer itself */
	PID_LEFT_OUT = 3, /* of the tracer's own job */
};

/* Per CPU and slot. */
struct syscall_stats {
	u64 seen;
	u64 errors;
	u64 total_ns;
	u64 max_ns;
	u64 sent;
	u64 filtered;
	u64 lost_full; /* the ring was full */
	u64 lost_storage; /* no memory for the task's record */
	u64 buckets[BUCKETS];
	u64 lost_too_large; /* the record is larger than the ring */
};

/* Per CPU. */
struct cpu_state {
	u32 sequence;
	u32 contexts;
	u64 lost_other; /* context, cgroup, signal and exit records */
	u64 no_task_storage; /* calls of tasks for which not even the verdict could be stored */
	u64 last_time; /* of the record that was sent last */
	u32 loss_pending; /* there are losses that no record has reported yet */
	u32 since_wake_up; /* bytes of records */
	u32 unused[6];
};

#endif

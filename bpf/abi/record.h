/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The records that the programs write into the rings. The user side reads them with the cursors of io.etrace.record;
 * both sides are little endian, every record and every chunk starts at a multiple of 8 bytes.
 */
#ifndef ETRACE_ABI_RECORD_H
#define ETRACE_ABI_RECORD_H

#include "../types.h"
#include "plan.h"

enum record_type {
	RECORD_SYSCALL = 1,
	RECORD_CONTEXT = 2,
	RECORD_CGROUP = 3,
	RECORD_SIGNAL = 4,
	RECORD_EXIT = 5,
	RECORD_LOSS = 6,
	RECORD_FORK = 7,
	RECORD_CLOCK = 8, /* made by the user side */
};

struct record_header {
	u8 type;
	u8 flags;
	u16 length; /* SYSCALL: number of chunks; CONTEXT: number of cgroups; CGROUP: bytes of names */
	u32 sequence; /* per CPU, counts lost records too: a gap is a loss */
	u64 time; /* CLOCK_MONOTONIC, nanoseconds */
};

/* Set in the number of a task or process that the tracer's pid namespace does not have: it is that of the initial one. */
enum number_flag {
	NUMBER_OUTSIDE = 0x80000000u,
};

enum syscall_flag {
	SYSCALL_UNFINISHED = 1, /* the task ended inside the call: ret means nothing */
	SYSCALL_NO_ENTRY = 2, /* the entry was not seen: duration means nothing */
	SYSCALL_CHILD_RETURN = 4, /* the child's side of clone, fork or vfork */
	SYSCALL_NO_ROOM = 8, /* an argument was left out because the record was full */
	SYSCALL_DENIED = 32, /* with NO_ENTRY: seccomp or a debugger let the call not begin */
	SYSCALL_IN_FLIGHT = 64, /* with UNFINISHED: tracing ended before the call did */
	SYSCALL_COMPAT = 16, /* a 32-bit call: number and pointers are those of the 32-bit ABI */
};

struct syscall_record {
	struct record_header header; /* time: when the call returned */
	u64 duration; /* nanoseconds */
	s64 ret;
	s32 nr;
	u32 tid;
	u32 tgid;
	u32 entry_context;
	u32 exit_context;
	u32 nargs;
	u64 args[]; /* nargs of them, then header.length chunks */
};

enum chunk_kind {
	CHUNK_BYTES = 0, /* the memory an argument points to */
	CHUNK_STRING = 1, /* the same, ended by its NUL, which is not part of it */
	CHUNK_ELEMENT = 2, /* one string of a list; element is its index */
	CHUNK_LIST = 3, /* no data; full_length is the number of strings that were seen */
	CHUNK_IOVEC = 4, /* an array of struct iovec */
	CHUNK_SEGMENT = 5, /* the data of one iovec; element is its index */
	CHUNK_MSGHDR = 6, /* a struct user_msghdr */
	CHUNK_NAME = 7, /* msg_name */
	CHUNK_CONTROL = 8, /* msg_control */
	CHUNK_WITNESS = 10, /* no data: the chunks of this argument behind it are what its memory held at exit */
	CHUNK_FILE = 9, /* the file that a descriptor refers to: struct file_head; arg is MAX_ARGS for the result */
	CHUNK_POINTEE = 16, /* memory that captured memory points to; element says where the pointer is */
	CHUNK_NETLINK = 17, /* no data: the socket is one of netlink, full_length is its protocol */
	CHUNK_SENT = 18, /* msg_len of a struct mmsghdr; element as of its CHUNK_MSGHDR */
};

enum chunk_state {
	CHUNK_COMPLETE = 0,
	CHUNK_TRUNCATED = 1, /* full_length says how long it is, UNKNOWN_LENGTH that nobody counted */
	CHUNK_FAULT = 2, /* the address could not be read, or not what is behind the length bytes that were read */
	CHUNK_LATE = 4, /* not read at entry, since not resident or the entry was not seen; read at exit */
	CHUNK_CHANGED = 8, /* differs at exit from what it was at entry; on the first chunk of the argument */
	CHUNK_UNCOMPARED = 16, /* could not be compared: unreadable at exit, or the record is full; likewise */
};

enum chunk_length {
	UNKNOWN_LENGTH = 0xffffffffu,
};

enum pointee_element {
	POINTEE_READ = 24, /* element of a CHUNK_POINTEE: bytes from args to the pointer; from this bit on what read it */
};

struct chunk {
	u8 arg;
	u8 kind;
	u8 state;
	u8 at_exit;
	u32 length; /* bytes that follow, padded to a multiple of 8 */
	u32 full_length;
	u32 element; /* low 16 bits: index of segment or string; high 16 bits: index of the message */
};

enum file_kind {
	FILE_PATH = 0, /* names, each with a NUL, from the file itself outwards, without the root */
	FILE_NAMED = 1, /* the one name that its file system gives it */
	FILE_SOCKET = 2, /* the name of the protocol, with a NUL, then struct socket_head */
};

enum file_flag {
	FILE_DELETED = 1,
	FILE_UNREACHABLE = 2, /* not below the root directory of the task: the path starts at another root */
};

/* Of a CHUNK_FILE, whose element is the place of the descriptor: bytes behind the start of args. */
struct file_head {
	u64 inode;
	u32 device; /* of the file system: major << 20 | minor */
	u32 special_device; /* of a device node: st_rdev of stat(2) */
	u32 magic; /* of the file system (linux/magic.h) */
	u32 pid; /* that a pidfd refers to, as the initial pid namespace numbers it */
	u16 mode; /* st_mode of stat(2) */
	u8 kind;
	u8 flags;
	u32 socket_at; /* FILE_SOCKET: where struct socket_head starts, from the start of this */
};

struct socket_head {
	u16 family;
	u16 type;
	u16 protocol;
	u8 state; /* TCP_ESTABLISHED, ... */
	u8 unused;
	u32 local_port; /* or port id of netlink */
	u32 remote_port;
	u32 local_length; /* bytes of the addresses that follow: 4, 16, or up to 108 of a sun_path */
	u32 remote_length;
	u64 peer; /* inode of the unix socket at the other end */
};

enum record_limit {
	MAX_CGROUPS = 16,
	CGROUP_NAMES = 2032,
	SIGNAL_INFO = 48, /* the head of struct kernel_siginfo */
	MAX_LOSS_KINDS = 24,
};

struct cgroup_membership {
	u64 id; /* kernfs id, unique within its hierarchy */
	s32 state_id; /* cgroup_subsys_state.id */
	s32 hierarchy_id; /* 0 is cgroup v2 */
};

struct context_record {
	struct record_header header;
	u32 id;
	u32 tid;
	u32 tgid;
	u32 ns_tid; /* as seen inside the task's own pid namespace */
	u32 ns_tgid;
	u32 ppid;
	u64 comm[2];
	u32 uid, gid, suid, sgid, euid, egid, fsuid, fsgid, securebits;
	u32 unused;
	u64 cap_inheritable, cap_permitted, cap_effective, cap_bset, cap_ambient;
	u32 cgroup_ns, ipc_ns, net_ns, mnt_ns, pid_ns, time_ns, user_ns, uts_ns;
	u64 start_time; /* CLOCK_BOOTTIME, nanoseconds */
	u64 cgroup_v2_id;
	struct cgroup_membership cgroups[MAX_CGROUPS]; /* header.length of them, index is the subsystem's id */
	u64 process_comm[2]; /* of the main thread */
	u64 program[2]; /* the name of the file that it runs, as much of it as of a comm */
	u64 process_start_time; /* of the main thread, as start_time */
};

/* A task was created. */
struct fork_record {
	struct record_header header;
	u32 tid;
	u32 tgid;
	u32 creator; /* its tid */
	u32 context; /* of the creator */
	u64 start_time; /* CLOCK_BOOTTIME, nanoseconds */
};

/* Clocks read at the time of the record, which stands in a row of its own, as if a CPU more had made it. */
struct clock_record {
	struct record_header header;
	u64 boottime; /* nanoseconds */
	u64 realtime; /* nanoseconds since 1970 */
};

struct cgroup_record {
	struct record_header header;
	u64 id;
	s32 hierarchy_id;
	u32 truncated; /* 1 when the outermost names are missing */
	char names[CGROUP_NAMES]; /* NUL-terminated, from the cgroup itself outwards, without the root */
};

struct signal_record {
	struct record_header header;
	u32 tid;
	u32 tgid;
	u32 context;
	u32 signal;
	u64 handler;
	u8 info[SIGNAL_INFO];
};

enum exit_flag {
	EXIT_LAST = 1, /* no other thread of the process is left */
};

struct exit_record {
	struct record_header header;
	u32 tid;
	u32 tgid;
	u32 context;
	u32 status; /* as wait(2) gives it */
};

enum loss_reason {
	LOSS_FULL = 1, /* the ring had no room */
	LOSS_STORAGE = 2, /* no memory to build the record in */
	LOSS_TOO_LARGE = 3, /* the record is larger than the whole ring */
};

enum loss_subject {
	LOSS_OTHER_RECORD = SLOTS, /* plus the record's type: the record was none of a syscall */
};

enum loss_flag {
	LOSS_AT_END = 1, /* no record of this CPU follows */
};

struct loss_kind {
	u16 what; /* the syscall's slot, or LOSS_OTHER_RECORD and a type */
	u16 reason;
	u32 count;
};

/*
 * What a CPU lost since its record before this one: sent in front of the next one that finds room. It uses up no
 * sequence number; header.sequence is that of the first lost record, or of the next one when none was numbered.
 */
struct loss_record {
	struct record_header header; /* length: kinds in use; time: that of the next record */
	u64 after; /* time of the CPU's record before it; 0 when there was none */
	u64 first; /* when the first and the last loss happened */
	u64 last;
	u32 cpu;
	u32 numbered; /* losses that have sequence numbers */
	u64 count; /* all losses */
	struct loss_kind kinds[MAX_LOSS_KINDS];
};

#endif

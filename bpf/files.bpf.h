/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What descriptors refer to at the moment of the call, from what the kernel knows then: the path as the task sees it
 * (d_path of fs/d_path.c, with the task's own root), the addresses of sockets.
 */
#ifndef ETRACE_FILES_BPF_H
#define ETRACE_FILES_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include "kernel.h"
#include "loop.bpf.h"
#include "maps.bpf.h"
#include "numbers.bpf.h"
#include "payload.bpf.h"
#include "sockets.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#define AT_FDCWD (-100)
#define FILE_RESULT MAX_ARGS
#define FILE_LEVELS 4096
#define MAX_FILES 128 /* descriptors of one array */
#define MAX_CONTROLS 16
#define SOL_SOCKET 1
#define SCM_RIGHTS 1

#define SOCKFS_MAGIC 0x534f434b /* linux/magic.h */
#define NSFS_MAGIC 0x6e736673
#define PIDFS_MAGIC 0x50494446

/* Appends a name with its NUL; false when there is no room for all of it. */
static __always_inline bool append_name(struct call *call, const void *name, u32 length)
{
	u64 at = call->file.at;

	if (at > LAST_NAME || at + length >= call->file.end)
		return false;
	long size = bpf_probe_read_kernel_str((void *)call->payload + at, FILE_NAME, name);

	if (size <= 0)
		return false;
	call->file.at = at + size;
	return true;
}

static __always_inline u32 sequence_of(struct dentry *dentry)
{
	return BPF_CORE_READ(dentry, d_seq.seqcount.sequence);
}

#define IS_PLACED(member, field)                                                               \
	(bpf_core_field_offset(struct dentry, member) + offsetof(struct dentry_head, parent) ==        \
	 bpf_core_field_offset(struct dentry, d_parent) + offsetof(struct dentry_head, field))

/* With one probe, because a path has many dentries; with one for each member on a kernel that places them otherwise. */
static __always_inline void read_dentry(struct dentry_head *head, struct dentry *dentry)
{
	if (IS_PLACED(d_seq, sequence) && IS_PLACED(d_name.len, length) && IS_PLACED(d_name.name, name)) {
		bpf_probe_read_kernel(head, sizeof(*head),
				      (void *)dentry + bpf_core_field_offset(struct dentry, d_parent) -
					      offsetof(struct dentry_head, parent));
		return;
	}
	head->sequence = sequence_of(dentry);
	head->parent = (u64)BPF_CORE_READ(dentry, d_parent);
	head->length = BPF_CORE_READ(dentry, d_name.len);
	head->name = (u64)BPF_CORE_READ(dentry, d_name.name);
}

static __always_inline bool append_dentry(struct call *call, struct dentry *dentry)
{
	struct dentry_head *head = &call->file.head;

	read_dentry(head, dentry);
	return append_name(call, (void *)head->name, head->length);
}

static __always_inline void enter_mount(struct file_walk *walk, struct mount *mount)
{
	walk->mount = (u64)mount;
	walk->mount_dentry = (u64)BPF_CORE_READ(mount, mnt.mnt_root);
}

static __always_inline long end_walk(struct file_walk *walk, u32 flags)
{
	walk->flags |= flags;
	walk->complete = 1;
	return 1;
}

/* The root of a mount that is mounted nowhere has itself for a parent. */
static __always_inline long leave_mount(struct file_walk *walk, struct mount *mount)
{
	struct mount *parent = BPF_CORE_READ(mount, mnt_parent);

	if (parent == mount)
		return end_walk(walk, FILE_UNREACHABLE);
	walk->dentry = (u64)BPF_CORE_READ(mount, mnt_mountpoint);
	enter_mount(walk, parent);
	return 0;
}

/*
 * A step outwards: a name, or from the root of a mount to the directory that it is mounted on. A dentry that is renamed
 * meanwhile (__d_move of fs/dcache.c) is read again, for it may show the new directory with half of the old name.
 */
static __always_inline long append_step(u32 level, struct loop *loop)
{
	struct file_walk *walk = &loop->call->file;
	struct dentry *dentry = (void *)walk->dentry;
	struct dentry_head *head = &walk->head;
	u32 at = walk->at;

	if (walk->dentry == walk->root_dentry && walk->mount == walk->root_mount)
		return end_walk(walk, 0);
	if (walk->dentry == walk->mount_dentry)
		return leave_mount(walk, (void *)walk->mount);
	read_dentry(head, dentry);
	if (walk->dentry == head->parent)
		return end_walk(walk, FILE_UNREACHABLE);
	bool appended = append_name(loop->call, (void *)head->name, head->length);

	if (head->sequence & 1 || sequence_of(dentry) != head->sequence) {
		walk->at = at;
		return 0;
	}
	walk->dentry = head->parent;
	return appended ? 0 : 1;
}
REPEATED(append_step)

static __always_inline struct mount *mount_of(struct vfsmount *mount)
{
	return (void *)mount - bpf_core_field_offset(struct mount, mnt);
}

static __always_inline void append_path(struct call *call, struct dentry *dentry)
{
	struct loop loop = { .call = call };
	struct task_struct *task = bpf_get_current_task_btf();

	call->file.root_dentry = (u64)task->fs->root.dentry;
	call->file.root_mount = (u64)mount_of(task->fs->root.mnt);
	if (!BPF_CORE_READ(dentry, d_hash.pprev) && dentry != BPF_CORE_READ(dentry, d_parent))
		call->file.flags |= FILE_DELETED;
	LOOP(FILE_LEVELS, 128, append_step, &loop);
}

/* The name that the kernel itself would make with d_dname; of a namespace its kind (ns_dname of fs/nsfs.c). */
static __always_inline void append_own_name(struct call *call, u32 magic, struct inode *inode, struct dentry *dentry)
{
	if (magic == NSFS_MAGIC) {
		struct ns_common *ns = BPF_CORE_READ(inode, i_private);

		call->file.complete = append_name(call, BPF_CORE_READ(ns, ops, name), 0);
	} else {
		call->file.complete = append_dentry(call, dentry);
	}
}

static __always_inline u32 pid_of(struct inode *inode)
{
	struct pid *pid = BPF_CORE_READ(inode, i_private);
	u32 number = 0;

	if (config.pid_ns)
		return number_or_zero(number_in_namespace(pid));
	bpf_probe_read_kernel(&number, sizeof(number),
			      (void *)pid + bpf_core_field_offset(struct pid, numbers) +
				      bpf_core_field_offset(struct upid, nr));
	return number;
}

/* Member by member: a copy on the stack would take from the 512 bytes that all functions of a call chain share. */
static __always_inline void read_inode(struct file_head *head, struct inode *inode)
{
	struct super_block *super = BPF_CORE_READ(inode, i_sb);

	__builtin_memset(head, 0, sizeof(*head));
	head->inode = BPF_CORE_READ(inode, i_ino);
	head->device = BPF_CORE_READ(super, s_dev);
	head->special_device = BPF_CORE_READ(inode, i_rdev);
	head->magic = BPF_CORE_READ(super, s_magic);
	head->mode = BPF_CORE_READ(inode, i_mode);
	if (head->magic == PIDFS_MAGIC)
		head->pid = pid_of(inode);
}

/* A namespace that is mounted on a file has a path. */
static __always_inline bool has_own_name(struct call *call, struct dentry *dentry)
{
	return BPF_CORE_READ(dentry, d_op, d_dname) &&
	       (dentry != BPF_CORE_READ(dentry, d_parent) || (u64)dentry != call->file.mount_dentry);
}

static __always_inline void read_names(struct call *call, struct file_head *head)
{
	struct dentry *dentry = (void *)call->file.dentry;

	if (head->magic == SOCKFS_MAGIC) {
		head->kind = FILE_SOCKET;
		call->file.complete = append_dentry(call, dentry);
		head->socket_at = ((call->file.at + 7) & ~7u) - (call->file.end - config.chunk_limit);
		if (read_socket(call, (void *)call->file.private_data))
			head->kind = FILE_NAMED;
	} else if (has_own_name(call, dentry)) {
		head->kind = FILE_NAMED;
		append_own_name(call, head->magic, (void *)call->file.inode, dentry);
	} else {
		append_path(call, dentry);
	}
	head->flags = call->file.flags;
}

/*
 * Reports the file of call->file, as argument work.capture.arg. Global, so that it is verified once, whatever loops and states
 * it is called in; it finds the call again.
 */
__noinline int report_file(void)
{
	struct call *call = config.files ? call_of(bpf_get_current_task_btf(), false) : NULL;

	if (!call)
		return 1;
	struct chunk *chunk = new_chunk(call, CHUNK_FILE);

	if (!chunk)
		return 1;
	u32 start = call->used + sizeof(*chunk);
	struct file_head *head = (void *)(chunk + 1);

	read_inode(head, (void *)call->file.inode);
	call->file.at = start + sizeof(*head);
	call->file.end = start + config.chunk_limit;
	call->file.flags = 0;
	call->file.complete = 0;
	read_names(call, head);
	if (!call->file.complete)
		chunk->state |= CHUNK_TRUNCATED;
	finish_chunk(call, chunk, call->file.at - start, UNKNOWN_LENGTH);
	return 0;
}

static __always_inline struct file *file_of(struct task_struct *task, u32 descriptor)
{
	struct fdtable *table = task->files->fdt;
	struct file *file = NULL;

	if (descriptor >= table->max_fds)
		return NULL;
	bpf_probe_read_kernel(&file, sizeof(file), table->fd + descriptor);
	return file;
}

static __always_inline long report_descriptor(struct call *call, s32 descriptor)
{
	struct file *file = file_of(bpf_get_current_task_btf(), descriptor);

	if (!file)
		return 0;
	struct path path = BPF_CORE_READ(file, f_path);

	call->file.dentry = (u64)path.dentry;
	enter_mount(&call->file, mount_of(path.mnt));
	call->file.inode = (u64)BPF_CORE_READ(file, f_inode);
	call->file.private_data = (u64)BPF_CORE_READ(file, private_data);
	return report_file() != 0;
}

static __always_inline long report_current_directory(struct call *call)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct dentry *dentry = task->fs->pwd.dentry;

	call->file.dentry = (u64)dentry;
	enter_mount(&call->file, mount_of(task->fs->pwd.mnt));
	call->file.inode = (u64)dentry->d_inode;
	return report_file() != 0;
}

static __always_inline long report_argument(u32 index, struct loop *loop)
{
	struct call *call = loop->call;
	s32 descriptor = argument(call, index);

	if (!(loop->plan->files & 1u << (index & 7)))
		return 0;
	call->work.capture.arg = index;
	call->work.element = index * sizeof(u64);
	if (descriptor == AT_FDCWD && loop->plan->directories & 1u << (index & 7))
		return report_current_directory(call);
	return report_descriptor(call, descriptor);
}
REPEATED(report_argument)

/*
 * The chunk that was read last, unless there was no room for it. Its offset goes through map memory, so that the verifier
 * forgets it: Linux 6.1 follows a comparison with the capacity both ways even when it knows how the first one went.
 */
static __always_inline struct chunk *last_chunk(struct call *call, u32 chunk_at)
{
	call->file.array_at = chunk_at;
	barrier();
	chunk_at = call->file.array_at;
	if (call->used == chunk_at || chunk_at > config.payload_capacity)
		return NULL;
	return (void *)call->payload + chunk_at;
}

/* The next descriptor of the array at hand, as long as the record is not half full. */
static __always_inline long report_element(struct call *call)
{
	struct file_walk *walk = &call->file;
	u64 at = walk->array_at;

	if (at > LAST_NAME || call->used > config.payload_capacity / 2)
		return 1;
	walk->array_at += walk->stride;
	walk->count--;
	call->work.element = at;
	return report_descriptor(call, *(s32 *)((void *)call->payload + at));
}

/* Goes on to the next control message: struct cmsghdr, then, of SCM_RIGHTS, an array of descriptors (cmsg(3)). */
static __always_inline long enter_control(struct call *call)
{
	struct file_walk *walk = &call->file;
	u32 word = call->work.pointer_size;
	u32 head = word + 2 * sizeof(s32);
	u64 at = walk->control_at;

	if (at > LAST_NAME || at + head > walk->control_end)
		return 1;
	void *message = (void *)call->payload + at;
	u64 length = word == 4 ? *(u32 *)message : *(u64 *)message;
	s32 *kind = word == 4 ? message + 4 : message + 8;

	if (length < head || length > walk->control_end - at)
		return 1;
	walk->control_at = at + ((length + word - 1) & ~(word - 1ull));
	if (kind[0] != SOL_SOCKET || kind[1] != SCM_RIGHTS)
		return 0;
	walk->array_at = at + head;
	walk->count = (length - head) / sizeof(s32);
	walk->stride = sizeof(s32);
	return 0;
}

/* One loop for both, because a loop in a loop is verified in all states of the outer one. */
static __always_inline long report_next(u32 step, struct loop *loop)
{
	struct call *call = loop->call;

	return call->file.count ? report_element(call) : enter_control(call);
}
REPEATED(report_next)

/* Reports the array of call->file, then those of its control messages. Global for the same reason as report_file. */
__noinline int report_descriptors(void)
{
	struct loop loop;

	if (!config.files || !find_again(&loop))
		return 0;
	LOOP(MAX_FILES + MAX_CONTROLS, 64, report_next, &loop);
	return 0;
}

static __always_inline void report_elements(struct loop *loop, u32 chunk_at)
{
	struct file_walk *walk = &loop->call->file;
	struct chunk *chunk = last_chunk(loop->call, chunk_at);
	u32 stride = loop->call->work.capture.scale;

	if (!chunk || !stride)
		return;
	walk->array_at = chunk_at + sizeof(*chunk);
	walk->count = chunk->length / stride;
	walk->stride = stride;
	walk->control_at = walk->control_end = 0;
	report_descriptors();
}

static __always_inline void report_controls(struct call *call, u32 chunk_at)
{
	struct chunk *chunk = last_chunk(call, chunk_at);

	if (!chunk)
		return;
	call->file.count = 0;
	call->file.control_at = chunk_at + sizeof(*chunk);
	call->file.control_end = call->file.control_at + chunk->length;
	report_descriptors();
}

/* At entry; at exit, late, of a call whose entry nobody saw. */
static __always_inline void report_arguments(struct call *call, const struct plan *plan, bool late)
{
	struct loop loop = { .call = call, .plan = plan };

	call->work.at_exit = late;
	call->work.late = late;
	LOOP(plan->nargs, MAX_ARGS, report_argument, &loop);
}

static __always_inline void report_result(struct call *call, s64 ret)
{
	if (ret < 0)
		return;
	call->work.at_exit = 1;
	call->work.late = 0;
	call->work.capture.arg = FILE_RESULT;
	call->work.element = 0;
	report_descriptor(call, ret);
}

/* Global for the same reason as report_file: all that sends a record would be verified in each of its states. */
__noinline int report_late(u32 arguments)
{
	struct loop loop;

	if (!config.files || !find_again(&loop))
		return 0;
	if (arguments)
		report_arguments(loop.call, loop.plan, true);
	if (loop.plan->files & 1u << FILE_RESULT)
		report_result(loop.call, loop.call->work.ret);
	return 0;
}

/* @late: the entry was not seen. */
static __always_inline void report_at_exit(struct call *call, const struct plan *plan, s64 ret, bool late)
{
	call->work.ret = ret;
	if (late || plan->files & 1u << FILE_RESULT)
		report_late(late);
}

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The process context: compared field by field with what was reported last of the task, and reported again only when
 * something changed, so that a syscall record carries two small numbers instead of two contexts.
 */
#ifndef ETRACE_CONTEXT_BPF_H
#define ETRACE_CONTEXT_BPF_H

#include "abi/record.h"
#include "kernel.h"
#include "loop.bpf.h"
#include "maps.bpf.h"
#include "numbers.bpf.h"
#include "ring.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#define KEEP(changed, field, value)                                                            \
	do {                                                                                   \
		typeof(field) _now = (value);                                                  \
		if (_now != (field)) {                                                         \
			(field) = _now;                                                        \
			(changed) = true;                                                      \
		}                                                                              \
	} while (0)

/* A capability set is 8 bytes in every kernel: two u32 until 6.2, one u64 since. */
#define CAPS(set) (*(u64 *)&(set))

static __noinline bool read_credentials(struct context_record *context, const struct cred *cred)
{
	bool changed = false;

	KEEP(changed, context->uid, cred->uid.val);
	KEEP(changed, context->gid, cred->gid.val);
	KEEP(changed, context->suid, cred->suid.val);
	KEEP(changed, context->sgid, cred->sgid.val);
	KEEP(changed, context->euid, cred->euid.val);
	KEEP(changed, context->egid, cred->egid.val);
	KEEP(changed, context->fsuid, cred->fsuid.val);
	KEEP(changed, context->fsgid, cred->fsgid.val);
	KEEP(changed, context->securebits, cred->securebits);
	KEEP(changed, context->cap_inheritable, CAPS(cred->cap_inheritable));
	KEEP(changed, context->cap_permitted, CAPS(cred->cap_permitted));
	KEEP(changed, context->cap_effective, CAPS(cred->cap_effective));
	KEEP(changed, context->cap_bset, CAPS(cred->cap_bset));
	KEEP(changed, context->cap_ambient, CAPS(cred->cap_ambient));
	KEEP(changed, context->user_ns, cred->user_ns->ns.inum);
	return changed;
}

/*
 * Committed credentials never change. A task commits others once at most between two comparisons, and holds the old ones
 * until then (commit_creds() in kernel/cred.c), so that the same address is the same content where every call is seen;
 * overlook() sees to that.
 */
static __always_inline bool keep_credentials(struct call *call, const struct cred *cred)
{
	if ((u64)cred == call->cred)
		return false;
	call->cred = (u64)cred;
	return read_credentials(&call->context, cred);
}

/* Reads with probes: the verifier searches the kernel's types for every pointer that is followed without one. */
static __noinline bool read_namespaces(struct context_record *context, struct nsproxy *nsproxy)
{
	bool changed = false;

	KEEP(changed, context->cgroup_ns, BPF_CORE_READ(nsproxy, cgroup_ns, ns.inum));
	KEEP(changed, context->ipc_ns, BPF_CORE_READ(nsproxy, ipc_ns, ns.inum));
	KEEP(changed, context->net_ns, BPF_CORE_READ(nsproxy, net_ns, ns.inum));
	KEEP(changed, context->mnt_ns, BPF_CORE_READ(nsproxy, mnt_ns, ns.inum));
	KEEP(changed, context->time_ns, BPF_CORE_READ(nsproxy, time_ns, ns.inum));
	KEEP(changed, context->uts_ns, BPF_CORE_READ(nsproxy, uts_ns, ns.inum));
	return changed;
}

/* A task replaces its nsproxy once at most in a call, too, and the old one lives until then (kernel/nsproxy.c). */
static __always_inline bool keep_namespaces(struct call *call, struct nsproxy *nsproxy)
{
	if (!nsproxy || (u64)nsproxy == call->nsproxy)
		return false;
	call->nsproxy = (u64)nsproxy;
	return read_namespaces(&call->context, nsproxy);
}

/* A process gets another name without a call of this thread. */
static __always_inline bool keep_process_name(struct call *call, struct task_struct *task)
{
	u64 name[2] = {};
	bool changed = false;

	if (call->renames == renames)
		return false;
	call->renames = look_at_names(call->renames);
	BPF_CORE_READ_INTO(&name, task, group_leader, comm);
	KEEP(changed, call->context.process_comm[0], name[0]);
	KEEP(changed, call->context.process_comm[1], name[1]);
	return changed;
}

/* The number of a task in its own, innermost pid namespace. */
static __always_inline void read_innermost(struct pid *pid, struct upid *upid)
{
	read_upid(pid, BPF_CORE_READ(pid, level), upid);
}

/* The name of the file that a process runs, behind which zeros have to be; of a thread of the kernel none. */
static __always_inline void read_program(struct task_struct *task, void *name)
{
	const unsigned char *text = BPF_CORE_READ(task, mm, exe_file, f_path.dentry, d_name.name);

	bpf_probe_read_kernel_str(name, sizeof(task->comm), text);
}

static __always_inline void read_process(struct context_record *context, struct task_struct *task)
{
	u64 program[2] = {};

	read_program(task, program);
	if (program[0]) { /* a task that ends runs none any more */
		context->program[0] = program[0];
		context->program[1] = program[1];
	}
	BPF_CORE_READ_INTO(&context->process_comm, task, group_leader, comm);
}

/* What only changes when the task's other numbers do, or hardly ever: read when the context is reported. */
static __always_inline void read_identity(struct context_record *context, struct task_struct *task)
{
	struct upid upid = {};

	read_innermost(BPF_CORE_READ(task, thread_pid), &upid);
	context->ns_tid = upid.nr;
	context->pid_ns = BPF_CORE_READ(upid.ns, ns.inum);
	read_innermost(BPF_CORE_READ(task, group_leader, thread_pid), &upid);
	context->ns_tgid = upid.nr;
	context->ppid = parent_tgid_of(task);
	context->start_time = task->start_boottime;
	context->process_start_time = BPF_CORE_READ(task, group_leader, start_boottime);
	read_process(context, task);
}

static __always_inline struct kernfs_node *parent_of(struct kernfs_node *node)
{
	if (bpf_core_field_exists(node->__parent))
		return BPF_CORE_READ(node, __parent);
	return BPF_CORE_READ((struct kernfs_node___parent *)node, parent);
}

#define CGROUP_NAME 256
#define CGROUP_LEVELS 64

/* The root of a hierarchy has no name and no parent. */
static __always_inline long append_cgroup_name(u32 level, struct loop *loop)
{
	struct cgroup_walk *walk = &loop->call->walk;
	struct kernfs_node *node = (void *)walk->node;
	struct kernfs_node *parent = parent_of(node);

	if (!parent) {
		walk->record.truncated = 0;
		return 1;
	}
	u64 at = walk->length;

	if (at > CGROUP_NAMES - CGROUP_NAME)
		return 1;
	long size = bpf_probe_read_kernel_str(walk->record.names + at, CGROUP_NAME, BPF_CORE_READ(node, name));

	if (size <= 0)
		return 1;
	walk->length += size;
	walk->node = (u64)parent;
	return 0;
}
REPEATED(append_cgroup_name)

/* Reports the path of a cgroup once; false when that could not be done. */
static __noinline bool emit_cgroup(struct call *call, struct cgroup *cgroup, u64 now)
{
	struct loop loop = { .call = call };
	struct cgroup_walk *walk = &call->walk;
	struct kernfs_node *node = BPF_CORE_READ(cgroup, kn);
	struct cgroup_key key = {
		.id = BPF_CORE_READ(node, id),
		.hierarchy_id = BPF_CORE_READ(cgroup, root, hierarchy_id),
	};
	u8 emitted = 1;

	if (bpf_map_lookup_elem(&emitted_cgroups, &key))
		return true;
	walk->node = (u64)node;
	walk->length = 0;
	walk->record.truncated = 1;
	LOOP(CGROUP_LEVELS, CGROUP_LEVELS, append_cgroup_name, &loop);
	u64 length = walk->length;

	if (length > CGROUP_NAMES)
		return false;
	walk->record.header.length = length;
	walk->record.header.time = now;
	walk->record.id = key.id;
	walk->record.hierarchy_id = key.hierarchy_id;
	if (!emit_other(&walk->record.header, RECORD_CGROUP, sizeof(walk->record) - CGROUP_NAMES + length))
		return false;
	bpf_map_update_elem(&emitted_cgroups, &key, &emitted, BPF_ANY);
	return true;
}

static __always_inline long read_membership(u32 subsystem, struct loop *loop)
{
	struct call *call = loop->call;
	struct css_set *css_set = (void *)call->css_set;
	struct cgroup_subsys_state *css = NULL;
	void *subsys = (void *)css_set + bpf_core_field_offset(struct css_set, subsys);

	if (subsystem >= MAX_CGROUPS || subsystem >= bpf_core_enum_value(enum cgroup_subsys_id, CGROUP_SUBSYS_COUNT))
		return 1;
	bpf_probe_read_kernel(&css, sizeof(css), subsys + subsystem * sizeof(css));
	struct cgroup_membership *membership = &call->context.cgroups[subsystem];
	struct cgroup *cgroup = BPF_CORE_READ(css, cgroup);

	KEEP(call->walk.changed, membership->id, BPF_CORE_READ(cgroup, kn, id));
	KEEP(call->walk.changed, membership->hierarchy_id, BPF_CORE_READ(cgroup, root, hierarchy_id));
	KEEP(call->walk.changed, membership->state_id, BPF_CORE_READ(css, id));
	if (cgroup && !emit_cgroup(call, cgroup, call->walk.now))
		call->walk.unreported = 1;
	return 0;
}
REPEATED(read_membership)

/*
 * A task's cgroups change together: the kernel gives it another css_set. What could not be reported is tried again. Returns
 * whether they changed.
 */
static __noinline bool read_cgroups(struct call *call, struct css_set *css_set, u64 now)
{
	struct loop loop = { .call = call };
	u32 count = bpf_core_enum_value(enum cgroup_subsys_id, CGROUP_SUBSYS_COUNT);
	struct cgroup *v2 = BPF_CORE_READ(css_set, dfl_cgrp);

	call->moves = moves;
	call->css_set = (u64)css_set;
	call->walk.now = now;
	call->walk.unreported = 0;
	call->walk.changed = 0;
	LOOP(MAX_CGROUPS, MAX_CGROUPS, read_membership, &loop);
	call->context.header.length = count < MAX_CGROUPS ? count : MAX_CGROUPS;
	KEEP(call->walk.changed, call->context.cgroup_v2_id, BPF_CORE_READ(v2, kn, id));
	if (!emit_cgroup(call, v2, now) || call->walk.unreported)
		call->css_set = 0;
	return call->walk.changed;
}

/* Reports the context under a new id; 0 stays when the ring has no room, and the next call tries again. */
static __noinline u32 emit_context(struct call *call, struct task_struct *task, u64 now)
{
	struct context_record *context = &call->context;
	struct cpu_state *cpu = this_cpu();

	if (!cpu)
		return 0;
	read_identity(context, task);
	context->header.time = now;
	context->id = ++cpu->contexts * config.ncpus + bpf_get_smp_processor_id();
	if (!emit_other(&context->header, RECORD_CONTEXT, sizeof(*context)))
		context->id = 0;
	return context->id;
}

static __always_inline u32 context_of(struct call *call, struct task_struct *task, u64 now)
{
	struct context_record *context = &call->context;
	struct css_set *css_set = task->cgroups;
	bool changed = context->id == 0;

	KEEP(changed, context->comm[0], *(u64 *)&task->comm[0]);
	KEEP(changed, context->comm[1], *(u64 *)&task->comm[8]);
	KEEP(changed, context->tid, tid_of(task));
	KEEP(changed, context->tgid, tgid_of(task));
	changed |= keep_process_name(call, task);
	changed |= keep_credentials(call, task->cred);
	changed |= keep_namespaces(call, task->nsproxy);
	if ((u64)css_set != call->css_set || call->moves != moves)
		changed |= read_cgroups(call, css_set, now);
	return changed ? emit_context(call, task, now) : context->id;
}

#endif

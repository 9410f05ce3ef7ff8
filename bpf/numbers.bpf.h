/* SPDX-License-Identifier: GPL-2.0 */
/* The numbers of tasks and processes as the tracer's pid namespace has them, which is the one that its user sees. */
#ifndef ETRACE_NUMBERS_BPF_H
#define ETRACE_NUMBERS_BPF_H

#include "abi/record.h"
#include "kernel.h"
#include "maps.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

/* How many namespaces the tracer's is below the initial one; tasks_at_start() in begin.bpf.h finds out. */
u32 pid_ns_level = 0;

static __always_inline void read_upid(struct pid *pid, u32 level, struct upid *upid)
{
	u32 size = bpf_core_type_size(struct upid);
	void *numbers = (void *)pid + bpf_core_field_offset(struct pid, numbers);

	bpf_probe_read_kernel(&upid->nr, sizeof(upid->nr), numbers + level * size + bpf_core_field_offset(struct upid, nr));
	bpf_probe_read_kernel(&upid->ns, sizeof(upid->ns), numbers + level * size + bpf_core_field_offset(struct upid, ns));
}

/* Of a pid that is not in the tracer's namespace: the number in the initial one, marked. */
static __noinline u32 number_in_namespace(struct pid *pid)
{
	struct upid upid = {};

	if (BPF_CORE_READ(pid, level) >= pid_ns_level) {
		read_upid(pid, pid_ns_level, &upid);
		if (BPF_CORE_READ(upid.ns, ns.inum) == config.pid_ns)
			return upid.nr;
	}
	read_upid(pid, 0, &upid);
	return upid.nr | NUMBER_OUTSIDE;
}

/* As the kernel tells of what a namespace does not have. */
static __always_inline u32 number_or_zero(u32 number)
{
	return number & NUMBER_OUTSIDE ? 0 : number;
}

static __always_inline u32 tid_of(struct task_struct *task)
{
	return config.pid_ns ? number_in_namespace(BPF_CORE_READ(task, thread_pid)) : task->pid;
}

static __always_inline u32 tgid_of(struct task_struct *task)
{
	return config.pid_ns ? number_in_namespace(BPF_CORE_READ(task, group_leader, thread_pid)) : task->tgid;
}

static __always_inline u32 parent_tgid_of(struct task_struct *task)
{
	return config.pid_ns ? number_in_namespace(BPF_CORE_READ(task, real_parent, group_leader, thread_pid))
			     : BPF_CORE_READ(task, real_parent, tgid);
}

static __always_inline bool is_tracer(struct task_struct *task)
{
	return tgid_of(task) == config.self_tgid;
}

#endif

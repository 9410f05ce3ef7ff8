/* SPDX-License-Identifier: GPL-2.0 */
/* Which tasks are traced: decided once per task and again when an exec, a new name or a cgroup may change it. */
#ifndef ETRACE_FILTER_BPF_H
#define ETRACE_FILTER_BPF_H

#include "abi/plan.h"
#include "untraced_cache.bpf.h"
#include "context.bpf.h"
#include "kernel.h"
#include "maps.bpf.h"
#include "numbers.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

static __always_inline struct task_state *state_of(struct task_struct *task)
{
	return bpf_task_storage_get(&tasks, task, NULL, 0);
}

static __always_inline bool in_comms(const char *name)
{
	struct comm comm = {};

	bpf_probe_read_kernel_str(&comm, sizeof(comm), name);
	return bpf_map_lookup_elem(&comms, &comm);
}

/*
 * A task has three names that count: its own, that of its process, which is its main thread's, and that of the program. A
 * new one of its own is given by its address.
 */
static __always_inline bool is_named(struct task_struct *task, const char *name)
{
	struct comm comm = {};

	if (in_comms(name))
		return true;
	if (task->pid != task->tgid) {
		BPF_CORE_READ_INTO(&comm, task, group_leader, comm);
		if (bpf_map_lookup_elem(&comms, &comm))
			return true;
		__builtin_memset(&comm, 0, sizeof(comm));
	}
	read_program(task, &comm);
	return bpf_map_lookup_elem(&comms, &comm);
}

static __always_inline bool in_uids(struct task_struct *task)
{
	u32 uid = task->cred->uid.val;

	return bpf_map_lookup_elem(&uids, &uid);
}

/* The task's cgroup in the hierarchy of --cgroup, or NULL. */
static __always_inline struct cgroup *cgroup_in_hierarchy(struct css_set *css_set)
{
	u32 count = bpf_core_enum_value(enum cgroup_subsys_id, CGROUP_SUBSYS_COUNT);
	void *subsys = (void *)css_set + bpf_core_field_offset(struct css_set, subsys);

	if (!config.cgroup_hierarchy)
		return BPF_CORE_READ(css_set, dfl_cgrp);
	for (u32 i = 0; i < MAX_CGROUPS && i < count; i++) {
		struct cgroup_subsys_state *css = NULL;

		bpf_probe_read_kernel(&css, sizeof(css), subsys + i * sizeof(css));
		struct cgroup *cgroup = BPF_CORE_READ(css, cgroup);

		if (BPF_CORE_READ(cgroup, root, hierarchy_id) == config.cgroup_hierarchy)
			return cgroup;
	}
	return NULL;
}

/* True for the cgroup of the filter and all below it. */
static __always_inline bool in_cgroup(struct task_struct *task)
{
	struct cgroup *cgroup = cgroup_in_hierarchy(task->cgroups);
	struct kernfs_node *node = BPF_CORE_READ(cgroup, kn);

	for (u32 level = 0; level < 24 && node; level++) {
		u64 id = BPF_CORE_READ(node, id);

		if (id == config.cgroup_id || (remade_cgroup && id == remade_cgroup))
			return true;
		node = parent_of(node);
	}
	return false;
}

static __always_inline bool passes(struct task_struct *task, const struct task_state *state, const char *name)
{
	if (config.leave_out && state->left_out)
		return false;
	if (config.filter_pids && !state->lineage)
		return false;
	if (config.filter_comms && !is_named(task, name))
		return false;
	if (config.filter_uids && !in_uids(task))
		return false;
	return !config.filter_cgroup || state->inside;
}

static __always_inline void decide(struct task_struct *task, struct task_state *state, const char *name)
{
	bool before = state->traced;

	if (before && config.follow && config.filter_comms)
		return; /* it matched once; what it calls itself later does not matter */
	if (config.filter_cgroup) {
		state->moves = moves;
		state->inside = in_cgroup(task);
	}
	state->traced = !is_tracer(task) && passes(task, state, name);
	if (state->traced)
		invalidate_untraced(task);
	if (state->traced && !before)
		state->changed = 1; /* its context was not compared for a while */
	if (!state->traced && state->nr == NO_CALL)
		state->entered = 0;
}

/* A process moves with all its threads, of which the tracepoint names one (kernel/cgroup/cgroup.c, cgroup_attach_task). */
static __always_inline void decide_if_moved(struct task_struct *task, struct task_state *state)
{
	if (!config.filter_cgroup || state->moves == moves)
		return;
	state->moves = moves;
	if (in_cgroup(task) != state->inside)
		decide(task, state, task->comm);
}

/* A process may get another name while this thread of it does nothing. */
static __always_inline void decide_if_renamed(struct task_struct *task, struct task_state *state)
{
	if (!config.filter_comms || state->renames == renames)
		return;
	state->renames = look_at_names(state->renames);
	decide(task, state, task->comm);
}

/* A task at its first call, or one just forked. Those that a pid filter names were given their state when tracing began. */
static __always_inline void admit(struct task_struct *task, struct task_state *state)
{
	struct task_struct *leader = task->group_leader;
	struct task_state *process = (config.filter_pids || config.leave_out) && leader ? state_of(leader) : NULL;

	state->nr = NO_CALL;
	state->renames = renames;
	if (process) {
		state->lineage |= process->lineage;
		state->left_out |= process->left_out;
	}
	decide(task, state, task->comm);
}

static __always_inline struct task_state *first_sight(struct task_struct *task)
{
	struct task_state *state = bpf_task_storage_get(&tasks, task, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);

	if (state)
		admit(task, state);
	return state;
}

#endif

/* SPDX-License-Identifier: GPL-2.0 */
/* The beginning and the end of tasks, in records. */
#ifndef ETRACE_ENDS_BPF_H
#define ETRACE_ENDS_BPF_H

#include "abi/record.h"
#include "context.bpf.h"
#include "kernel.h"
#include "maps.bpf.h"
#include "numbers.bpf.h"
#include "ring.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

/* Of a task that never made a call that is wanted, neither signals nor its end are. */
static __always_inline bool is_told(const struct task_state *state)
{
	return !config.filter_calls || state->told;
}

static __always_inline u32 current_context(struct task_struct *task, u64 now)
{
	struct call *call = call_of(task, true);

	return call ? context_of(call, task, now) : 0;
}

static __always_inline void emit_fork(struct task_struct *creator, struct task_struct *child)
{
	struct fork_record record = {
		.header.time = bpf_ktime_get_ns(),
		.tid = tid_of(child),
		.tgid = tgid_of(child),
		.creator = tid_of(creator),
		.start_time = child->start_boottime,
	};

	record.context = current_context(creator, record.header.time);
	emit_other(&record.header, RECORD_FORK, sizeof(record));
}

static __always_inline void emit_exit(struct task_struct *task)
{
	struct exit_record record = {
		.header.time = bpf_ktime_get_ns(),
		.tid = tid_of(task),
		.tgid = tgid_of(task),
		.status = task->exit_code,
	};

	if (!BPF_CORE_READ(task, signal, live.counter))
		record.header.flags = EXIT_LAST;
	record.context = current_context(task, record.header.time);
	emit_other(&record.header, RECORD_EXIT, sizeof(record));
}

#endif

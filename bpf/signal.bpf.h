/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Signals, with the siginfo that the receiver gets. One that kills its process is delivered as a SIGKILL without a siginfo
 * (complete_signal and get_signal of kernel/signal.c), so what it was is kept when it is sent.
 */
#ifndef ETRACE_SIGNAL_BPF_H
#define ETRACE_SIGNAL_BPF_H

#include "abi/record.h"
#include "ends.bpf.h"
#include "filter.bpf.h"
#include "kernel.h"
#include "maps.bpf.h"
#include "preemption.bpf.h"
#include "ring.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#define SIGNAL_GROUP_EXIT 4 /* include/linux/sched/signal.h */
#define SEND_SIG_PRIV 1 /* as the address of a siginfo: the kernel sends it; NULL: the current task does */
#define SI_KERNEL 0x80

struct plain_info {
	s32 signal;
	s32 error;
	s32 code;
	s32 unused;
	s32 pid;
	u32 uid;
};

static __always_inline void read_info(u8 *target, u32 signal, u64 info, struct task_struct *sender)
{
	struct plain_info *plain = (void *)target;

	if (info > SEND_SIG_PRIV) {
		bpf_probe_read_kernel(target, SIGNAL_INFO, (void *)info);
		return;
	}
	plain->signal = signal;
	plain->code = info ? SI_KERNEL : 0;
	plain->pid = info ? 0 : number_or_zero(tgid_of(sender));
	plain->uid = info ? 0 : sender->cred->uid.val;
}

SEC("tp_btf/signal_generate")
int UNDISTURBED(signal_sent)
{
	u32 signal = ARGUMENT(ctx, 0, u32);
	struct task_struct *task = ARGUMENT(ctx, 2, struct task_struct *);
	struct task_state *state = state_of(task);
	struct signal_struct *shared = task->signal;

	if (!state || !state->traced)
		return 0;
	if (!(shared->flags & SIGNAL_GROUP_EXIT) || shared->group_exit_code != signal)
		return 0;
	struct killer *killer = bpf_task_storage_get(&killers, task->group_leader, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);

	if (!killer || killer->signal)
		return 0;
	killer->signal = signal;
	read_info(killer->info, signal, ARGUMENT(ctx, 1, u64), bpf_get_current_task_btf());
	return 0;
}

static __always_inline bool take_killer(struct task_struct *task, struct signal_record *record)
{
	struct killer *killer = bpf_task_storage_get(&killers, task->group_leader, NULL, 0);

	if (!killer || !killer->signal)
		return false;
	record->signal = killer->signal;
	__builtin_memcpy(record->info, killer->info, SIGNAL_INFO);
	killer->signal = 0;
	return true;
}

SEC("tp_btf/signal_deliver")
int UNDISTURBED(signal_delivered)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct task_state *state = state_of(task);
	struct k_sigaction *action = ARGUMENT(ctx, 2, struct k_sigaction *);
	u64 info = ARGUMENT(ctx, 1, u64);

	if (!state || !state->traced || !is_told(state))
		return 0;
	struct signal_record record = {
		.header.time = bpf_ktime_get_ns(),
		.tid = tid_of(task),
		.tgid = tgid_of(task),
		.signal = ARGUMENT(ctx, 0, u32),
		.handler = (u64)action->sa.sa_handler,
	};

	if (info > SEND_SIG_PRIV)
		bpf_probe_read_kernel(record.info, sizeof(record.info), (void *)info);
	else if (!take_killer(task, &record))
		return 0;
	record.context = current_context(task, record.header.time);
	emit_other(&record.header, RECORD_SIGNAL, sizeof(record));
	return 0;
}

#endif

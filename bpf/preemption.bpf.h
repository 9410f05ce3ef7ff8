/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Since Linux 7.0 programs on tracepoints can be preempted (commits f7d327654b88 "bpf: Have __bpf_trace_run() use
 * rcu_read_lock_dont_migrate()" and a46023d5616e "tracing: Guard __DECLARE_TRACE() use of __DO_TRACE_CALL() with
 * SRCU-fast"). What then runs on that CPU would come between a record's number and its place in the ring, and, since the
 * kernel does not run a program again on a CPU that is within it, its calls would be missed until the first goes on.
 *
 * The object for those kernels is built with PREEMPTIBLE. A task whose time is up while the program runs gives the CPU
 * away when the program has ended: preempt_schedule() returns when interrupts are off, so that not even the end of the
 * section in which preemption is off can be the place.
 */
#ifndef ETRACE_PREEMPTION_BPF_H
#define ETRACE_PREEMPTION_BPF_H

#include "types.h"
#include <bpf/bpf_helpers.h>

#ifdef PREEMPTIBLE
extern void bpf_preempt_disable(void) __ksym;
extern void bpf_preempt_enable(void) __ksym;
extern void bpf_local_irq_save(unsigned long *flags) __ksym;
extern void bpf_local_irq_restore(unsigned long *flags) __ksym;

static __always_inline void end_undisturbed(void)
{
	unsigned long flags;

	bpf_local_irq_save(&flags);
	bpf_preempt_enable();
	bpf_local_irq_restore(&flags);
}

/* The head of a program that nothing else on its CPU comes between. */
#define UNDISTURBED(name)                                                                      \
	name(u64 *ctx);                                                                        \
	static __always_inline int name##_undisturbed(u64 *ctx);                               \
	int name(u64 *ctx)                                                                     \
	{                                                                                      \
		bpf_preempt_disable();                                                         \
		name##_undisturbed(ctx);                                                       \
		end_undisturbed();                                                             \
		return 0;                                                                      \
	}                                                                                      \
	static __always_inline int name##_undisturbed(u64 *ctx)
#else
#define UNDISTURBED(name) name(u64 *ctx)
#endif

/* The arguments of BTF tracepoints come as an array of u64. */
#define ARGUMENT(ctx, index, type) ((type)(ctx)[index])

#endif

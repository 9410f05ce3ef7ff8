/* SPDX-License-Identifier: GPL-2.0 */
/* What differs between the architectures: where a call's number and arguments are, and whether it is a 32-bit one. */
#ifndef ETRACE_ARCH_BPF_H
#define ETRACE_ARCH_BPF_H

#include "kernel.h"
#include <bpf/bpf_helpers.h>

#if defined(__TARGET_ARCH_x86)
#define TS_COMPAT 2 /* arch/x86/include/asm/thread_info.h */

static __always_inline bool is_compat(struct task_struct *task)
{
	return task->thread_info.status & TS_COMPAT;
}

static __always_inline s32 number_of(struct pt_regs *regs)
{
	return regs->orig_ax;
}

static __always_inline void read_arguments(u64 *args, struct pt_regs *regs, bool compat)
{
	if (compat) {
		args[0] = (u32)regs->bx;
		args[1] = (u32)regs->cx;
		args[2] = (u32)regs->dx;
		args[3] = (u32)regs->si;
		args[4] = (u32)regs->di;
		args[5] = (u32)regs->bp;
		return;
	}
	args[0] = regs->di;
	args[1] = regs->si;
	args[2] = regs->dx;
	args[3] = regs->r10;
	args[4] = regs->r8;
	args[5] = regs->r9;
}
#else
#define TIF_32BIT (1ul << 22) /* arch/arm64/include/asm/thread_info.h */

static __always_inline bool is_compat(struct task_struct *task)
{
	return task->thread_info.flags & TIF_32BIT;
}

static __always_inline s32 number_of(struct pt_regs *regs)
{
	return regs->syscallno;
}

static __always_inline void read_arguments(u64 *args, struct pt_regs *regs, bool compat)
{
	args[0] = regs->orig_x0;
	args[1] = regs->regs[1];
	args[2] = regs->regs[2];
	args[3] = regs->regs[3];
	args[4] = regs->regs[4];
	args[5] = regs->regs[5];
}
#endif

#endif

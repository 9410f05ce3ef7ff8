/* SPDX-License-Identifier: GPL-2.0 */
/* Loops that every kernel verifies. */
#ifndef ETRACE_LOOP_BPF_H
#define ETRACE_LOOP_BPF_H

#include "kernel.h"
#include "maps.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#define HAS_BPF_LOOP bpf_core_enum_value_exists(enum bpf_func_id, BPF_FUNC_loop)

/*
 * bpf_loop is verified once however often it runs, but it is of Linux 5.17. Before that the verifier goes through a loop
 * turn by turn, and through all that a turn calls, except global functions: those it verifies once, by themselves. They
 * know only numbers, so they find the call and the plan in force again.
 *
 * REPEATED makes such a function of a body; a body returns 1 to stop.
 */
#define LOOP(count, short_count, body, data)                                                   \
	do {                                                                                   \
		if (HAS_BPF_LOOP) {                                                            \
			bpf_loop(count, body, data, 0);                                        \
		} else {                                                                       \
			for (u32 _i = 0; _i < (short_count) && _i < (count); _i++)             \
				if (body##_alone(_i))                                          \
					break;                                                 \
		}                                                                              \
	} while (0)

/* The same for a short body that has no call in its data: turn by turn it is little to verify. */
#define SHORT_LOOP(count, short_count, body, data)                                             \
	do {                                                                                   \
		if (HAS_BPF_LOOP) {                                                            \
			bpf_loop(count, body, data, 0);                                        \
		} else {                                                                       \
			for (u32 _i = 0; _i < (short_count) && _i < (count); _i++)             \
				if (body(_i, data))                                            \
					break;                                                 \
		}                                                                              \
	} while (0)

#define REPEATED(body)                                                                         \
	__noinline int body##_alone(u32 index)                                                 \
	{                                                                                      \
		struct loop loop;                                                              \
                                                                                               \
		if (HAS_BPF_LOOP || !find_again(&loop))                                        \
			return 1;                                                              \
		return body(index, &loop);                                                     \
	}

static __always_inline bool find_again(struct loop *loop)
{
	struct call *call = call_of(bpf_get_current_task_btf(), false);

	if (!call)
		return false;
	u32 plan = call->plan;

	loop->call = call;
	loop->plan = bpf_map_lookup_elem(&plans, &plan);
	return loop->plan;
}

#endif

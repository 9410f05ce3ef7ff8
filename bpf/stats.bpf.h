/* SPDX-License-Identifier: GPL-2.0 */
/* Statistics kept in the kernel: exact whatever happens to the rings. */
#ifndef ETRACE_STATS_BPF_H
#define ETRACE_STATS_BPF_H

#include "abi/plan.h"
#include "types.h"
#include <bpf/bpf_helpers.h>

#define MAX_ERRNO 4095
#define EINTR 4
#define ERESTARTSYS 512
#define ERESTART_RESTARTBLOCK 516

static __always_inline bool is_error(s64 ret)
{
	return ret < 0 && ret >= -MAX_ERRNO;
}

/* 512 to 516 ask for a restart; the program never sees them (include/linux/errno.h). */
static __always_inline bool is_failure(s64 ret)
{
	return is_error(ret) && !(ret <= -ERESTARTSYS && ret >= -ERESTART_RESTARTBLOCK);
}

/* Position of the highest bit set; value is not 0. */
static __always_inline u32 log2_of(u64 value)
{
	u32 bit = 0;

#define HALF(n)                                                                                \
	if (value >> (n)) {                                                                    \
		value >>= (n);                                                                 \
		bit += (n);                                                                    \
	}
	HALF(32) HALF(16) HALF(8) HALF(4) HALF(2) HALF(1)
#undef HALF
	return bit;
}

/* Log-linear: exact below 8 ns, then 8 buckets for each power of two; the last takes all above 2^40 ns. */
static __always_inline u32 bucket_of(u64 duration)
{
	if (duration < 8)
		return duration;
	u32 bit = log2_of(duration);
	u32 bucket = (bit - 2) * 8 + ((duration >> (bit - 3)) & 7);

	return bucket < BUCKETS ? bucket : BUCKETS - 1;
}

/* A call of unknown duration, which must not bend the histogram. */
static __always_inline void count_untimed(struct syscall_stats *stat, s64 ret)
{
	stat->seen++;
	if (is_failure(ret))
		stat->errors++;
}

static __always_inline void count_call(struct syscall_stats *stat, u64 duration, s64 ret)
{
	u64 bucket = bucket_of(duration);

	count_untimed(stat, ret);
	stat->total_ns += duration;
	if (duration > stat->max_ns)
		stat->max_ns = duration;
	barrier_var(bucket); /* the verifier of Linux 6.1 wants to see the check */
	if (bucket < BUCKETS)
		stat->buckets[bucket]++;
}

#endif

/* SPDX-License-Identifier: Apache-2.0 */
/* Programs that do one thing over and over and say themselves how long it took. */
#ifndef WORKLOAD_H
#define WORKLOAD_H

#include <stdbool.h>
#include <stddef.h>

struct settings {
	size_t size; /* bytes that a read or write moves */
	int tasks; /* threads that do the work together */
	bool spread; /* tasks go to all CPUs in turn instead of sharing the last one */
};

struct workload {
	const char *name;
	int batch; /* iterations between two looks at the clock */
	int calls; /* system calls of an iteration; 0 when their number is not fixed */
	void (*prepare)(const struct settings *settings);
	void (*iterate)(void);
};

extern const struct workload call_workloads[], pair_workloads[], process_workloads[];

/* Ends the program when a call that must succeed did not. */
long must(const char *what, long result);

/* The calling thread stays on this CPU, of those that there are. */
void stay_on(int cpu);

int last_cpu(void);

#endif

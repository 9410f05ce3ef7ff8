// SPDX-License-Identifier: Apache-2.0
/*
 * Runs a workload for a time or a number of iterations and writes to a file, as JSON, what it did: iterations, system
 * calls (0: unknown), nanoseconds of wall-clock time, nanoseconds of an iteration in the median batch of iterations, and
 * microseconds of CPU time of this process and its children.
 */
#define _GNU_SOURCE
#include "workload.h"
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static const struct workload *work;
static struct settings settings = { .size = 64, .tasks = 1 };
static long milliseconds = 500, iterations;
static const char *started_path, *result_path;
static volatile sig_atomic_t stopped;
static pthread_barrier_t barrier;

#define MOST_SAMPLES 100000
static double sample[MOST_SAMPLES];
static int samples;

long must(const char *what, long result)
{
	if (result >= 0)
		return result;
	fprintf(stderr, "workload: %s: %s\n", what, strerror(errno));
	exit(1);
}

void stay_on(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	must("sched_setaffinity", sched_setaffinity(0, sizeof(set), &set));
}

int last_cpu(void)
{
	return sysconf(_SC_NPROCESSORS_ONLN) - 1;
}

static void stop(int signal)
{
	stopped = 1;
}

static long nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000l + now.tv_nsec;
}

static long cpu_microseconds(int who)
{
	struct rusage usage;

	getrusage(who, &usage);
	return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000000l + usage.ru_utime.tv_usec + usage.ru_stime.tv_usec;
}

static void keep_sample(long begin, long end, int batch)
{
	if (samples < MOST_SAMPLES && batch == work->batch)
		sample[samples++] = (double)(end - begin) / batch;
}

/* One thread's share; returns the iterations that it did. */
static long repeat(void)
{
	long begin = nanoseconds(), end = begin + milliseconds * 1000000l, done = 0, now = begin;

	while (!stopped && (iterations ? done < iterations : now < end)) {
		int batch = iterations && iterations - done < work->batch ? iterations - done : work->batch;

		for (int i = 0; i < batch; i++)
			work->iterate();
		done += batch;
		begin = now;
		now = nanoseconds();
		if (settings.tasks == 1)
			keep_sample(begin, now, batch);
	}
	return done;
}

static int compare(const void *a, const void *b)
{
	return *(const double *)a < *(const double *)b ? -1 : 1;
}

/* Nanoseconds of an iteration in the median batch, which nobody interrupted; 0 when there was none. */
static double median_sample(void)
{
	qsort(sample, samples, sizeof(*sample), compare);
	return samples ? sample[samples / 2] : 0;
}

static void *task(void *index)
{
	if (settings.spread)
		stay_on((long)index % (last_cpu() + 1));
	pthread_barrier_wait(&barrier);
	return (void *)repeat();
}

static long run_tasks(long *begin)
{
	pthread_t *threads = calloc(settings.tasks, sizeof(*threads));
	pthread_attr_t small;
	long done = 0;

	pthread_barrier_init(&barrier, NULL, settings.tasks + 1);
	pthread_attr_init(&small);
	pthread_attr_setstacksize(&small, 64 * 1024);
	for (long i = 0; i < settings.tasks; i++)
		must("pthread_create", -pthread_create(&threads[i], &small, task, (void *)i));
	pthread_barrier_wait(&barrier);
	*begin = nanoseconds();
	for (int i = 0; i < settings.tasks; i++) {
		void *share;

		pthread_join(threads[i], &share);
		done += (long)share;
	}
	return done;
}

static const struct workload *find(const char *name)
{
	const struct workload *lists[] = { call_workloads, pair_workloads, process_workloads };

	for (int i = 0; i < 3; i++)
		for (const struct workload *candidate = lists[i]; candidate->name; candidate++)
			if (!strcmp(candidate->name, name))
				return candidate;
	fprintf(stderr, "workload: there is no workload '%s'\n", name);
	exit(2);
}

static FILE *create(const char *path)
{
	FILE *file = fopen(path, "w");

	must(path, file ? 0 : -1);
	return file;
}

static void tell_start(void)
{
	FILE *file = create(started_path);

	fprintf(file, "%d\n", getpid());
	fclose(file);
}

static void tell_result(long done, long elapsed)
{
	FILE *file = create(result_path);

	fprintf(file, "{\"iterations\":%ld,\"calls\":%ld,\"nanoseconds\":%ld,\"median\":%.2f,\"cpuMicroseconds\":%ld}\n", done,
		done * work->calls, elapsed, median_sample(),
		cpu_microseconds(RUSAGE_SELF) + cpu_microseconds(RUSAGE_CHILDREN));
	fclose(file);
}

static void read_options(int count, char **words)
{
	for (int option; (option = getopt(count, words, "t:n:s:j:ab:o:")) != -1;) {
		switch (option) {
		case 't': milliseconds = atol(optarg); break;
		case 'n': iterations = atol(optarg); break;
		case 's': settings.size = atol(optarg); break;
		case 'j': settings.tasks = atoi(optarg); break;
		case 'a': settings.spread = true; break;
		case 'b': started_path = optarg; break;
		case 'o': result_path = optarg; break;
		default: exit(2);
		}
	}
	if (optind + 1 != count) {
		fprintf(stderr, "usage: workload [-t MILLISECONDS | -n ITERATIONS] [-s BYTES] [-j TASKS [-a]] "
				"[-b FILE_AT_START] [-o RESULT_FILE] NAME\n");
		exit(2);
	}
	work = find(words[optind]);
}

int main(int count, char **words)
{
	long begin, done;

	read_options(count, words);
	signal(SIGTERM, stop);
	if (!settings.spread)
		stay_on(last_cpu());
	if (work->prepare)
		work->prepare(&settings);
	if (started_path)
		tell_start();
	begin = nanoseconds();
	done = settings.tasks > 1 ? run_tasks(&begin) : repeat();
	if (result_path)
		tell_result(done, nanoseconds() - begin);
	return 0;
}

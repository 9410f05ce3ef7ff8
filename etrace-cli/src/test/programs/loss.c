// SPDX-License-Identifier: Apache-2.0
// Stops its tracer, makes calls on one CPU, and ends. The file of its argument has its process id before that.
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	FILE *log = fopen(argv[1], "w");
	cpu_set_t cpus;

	CPU_ZERO(&cpus);
	CPU_SET(sched_getcpu(), &cpus);
	sched_setaffinity(0, sizeof(cpus), &cpus);
	pid_t tracer = getppid();
	fprintf(log, "%d\n", getpid());
	fclose(log);
	kill(tracer, SIGSTOP);
	for (int i = 0; i < 200000; i++) {
		syscall(SYS_getppid);
		if (i % 4 != 0)
			syscall(SYS_close, -1);
		if (i % 4000 == 0)
			syscall(SYS_getpgrp);
	}
	_exit(3);
}

// SPDX-License-Identifier: Apache-2.0
/* Makes calls while nobody traces it, and a known number of getppid() once it goes by the name "chosen" or "exe". */
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void call(int times)
{
	for (int i = 0; i < times; i++)
		syscall(SYS_getppid);
}

static void rename_self(void)
{
	call(1000);
	prctl(PR_SET_NAME, "chosen");
	call(7);
	prctl(PR_SET_NAME, "other");
	call(100);
	execl("/no/such/file", "x", NULL);
	prctl(PR_SET_NAME, "chosen");
	call(3);
}

static pid_t call_in_child(int times, pid_t wanted)
{
	pid_t child = fork();

	if (child == 0) {
		if (wanted == 0 || getpid() == wanted)
			call(times);
		_exit(0);
	}
	waitpid(child, NULL, 0);
	return child;
}

static void next_pid_is(pid_t pid)
{
	FILE *last = fopen("/proc/sys/kernel/ns_last_pid", "w");

	fprintf(last, "%d", pid - 1);
	fclose(last);
}

/* The id of a child that nobody traced goes to one that is traced. */
static void take_the_id(void)
{
	pid_t pid = call_in_child(1000, 0);

	prctl(PR_SET_NAME, "chosen");
	for (int tries = 0; tries < 1000; tries++) {
		next_pid_is(pid);
		if (call_in_child(11, pid) == pid)
			return;
	}
	exit(1);
}

/* The name and the process id go to a thread that nobody has seen; its leader has been seen and not traced. */
static void *become_exe(void *unused)
{
	execl("/proc/self/exe", "exe", "13", NULL);
	exit(errno);
}

static void exec_in_thread(void)
{
	pthread_t thread;

	call(1000);
	pthread_create(&thread, NULL, become_exe, NULL);
	pthread_join(thread, NULL);
}

int main(int count, char **words)
{
	if (!strcmp(words[1], "rename"))
		rename_self();
	else if (!strcmp(words[1], "id"))
		take_the_id();
	else if (!strcmp(words[1], "exec"))
		exec_in_thread();
	else
		call(atoi(words[1]));
	return 0;
}

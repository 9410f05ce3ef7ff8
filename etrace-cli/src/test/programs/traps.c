// SPDX-License-Identifier: Apache-2.0
// One awkward situation a run, named by the first argument; what only the program knows goes to the standard output.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/sched.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "await_call.h"
#include "seccomp.h"

static char *arguments[] = { "true", "", "last one", NULL }, *environment[] = { "A=1", NULL };

static void exec_at(void)
{
	int directory = open("/bin", O_PATH | O_DIRECTORY);

	syscall(SYS_execveat, directory, "no-such-program", arguments, environment, 0);
	int program = openat(directory, "true", O_PATH);

	syscall(SYS_execveat, program, "", arguments, environment, AT_EMPTY_PATH);
}

static void children(void)
{
	char *argv[] = { "true", NULL };
	struct clone_args clone3_arguments = { .exit_signal = SIGCHLD };

	if (syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) == 0)
		_exit(1);
	wait(NULL);
	if (syscall(SYS_clone3, &clone3_arguments, sizeof(clone3_arguments)) == 0)
		_exit(2);
	wait(NULL);
	if (syscall(SYS_fork) == 0)
		_exit(3);
	wait(NULL);
	if (vfork() == 0) {
		execve("/bin/true", argv, environment);
		_exit(4);
	}
	wait(NULL);
}

static void *block(void *fd)
{
	char byte;

	read((int)(intptr_t)fd, &byte, 17);
	return NULL;
}

static void *exec_in_thread(void *path)
{
	printf("%d\n", gettid());
	fflush(stdout);
	await_call(getpid(), SYS_read);
	execve("/no/such/program", arguments, environment);
	execve(path, arguments, environment);
	return NULL;
}

/* The leader is in a read when a thread puts another program in the place of both. */
static void exec_thread(void)
{
	pthread_t thread;
	int fds[2];

	pipe(fds);
	dup2(fds[0], 100);
	pthread_create(&thread, NULL, exec_in_thread, "/bin/true");
	block((void *)100);
}

static pid_t reader;

static void *block_known(void *fd)
{
	reader = gettid();
	return block(fd);
}

/* A thread is in a read when another ends the process. */
static void exit_group_others(void)
{
	pthread_t thread;
	int fds[2];

	pipe(fds);
	dup2(fds[0], 100);
	pthread_create(&thread, NULL, block_known, (void *)100);
	while (!reader)
		usleep(1000);
	await_call(reader, SYS_read);
	_exit(9);
}

static void killed(void)
{
	struct timespec begin, end;
	int fds[2];

	pipe(fds);
	dup2(fds[0], 100);
	pid_t child = fork();

	if (child == 0)
		block((void *)100);
	await_call(child, SYS_read);
	clock_gettime(CLOCK_MONOTONIC, &begin);
	usleep(200000);
	clock_gettime(CLOCK_MONOTONIC, &end);
	kill(child, SIGKILL);
	wait(NULL);
	printf("%d %ld\n", child, (end.tv_sec - begin.tv_sec) * 1000000000 + end.tv_nsec - begin.tv_nsec);
}

static void restart(void)
{
	struct timespec nap = { 1, 0 };
	pid_t child = fork();

	if (child == 0) {
		syscall(SYS_nanosleep, &nap, NULL);
		_exit(0);
	}
	await_call(child, SYS_nanosleep);
	kill(child, SIGSTOP);
	waitpid(child, NULL, WUNTRACED);
	kill(child, SIGCONT);
	wait(NULL);
}

static void deny(unsigned action)
{
	replace_call(SYS_mkdir, action);
	mkdir("/tmp/denied", 0700);
}

static void seccomp(void)
{
	if (fork() == 0) {
		deny(SECCOMP_RET_KILL_PROCESS);
		_exit(0);
	}
	wait(NULL);
	deny(SECCOMP_RET_ERRNO | EXDEV);
}

/* A debugger changes the number of a call to -1, which cancels it. */
static void cancelled(void)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		ptrace(PTRACE_TRACEME, 0, 0, 0);
		raise(SIGSTOP);
		mkdir("/tmp/cancelled", 0700);
		_exit(0);
	}
	waitpid(child, &status, 0);
	for (;;) {
		struct user_regs_struct registers;

		ptrace(PTRACE_SYSCALL, child, 0, 0);
		waitpid(child, &status, 0);
		if (!WIFSTOPPED(status))
			return;
		ptrace(PTRACE_GETREGS, child, 0, &registers);
		if (registers.orig_rax == SYS_mkdir && registers.rax == -ENOSYS) {
			registers.orig_rax = -1;
			ptrace(PTRACE_SETREGS, child, 0, &registers);
		}
	}
}

static unsigned namespace_of(const char *name)
{
	struct stat status;
	char path[64];

	snprintf(path, sizeof(path), "/proc/thread-self/ns/%s", name);
	stat(path, &status);
	return status.st_ino;
}

/* The first process of a new pid namespace, with new user, mount, net, uts and ipc namespaces. */
static void namespaces(void)
{
	unshare(CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWUTS | CLONE_NEWIPC);
	pid_t child = fork();

	if (child == 0) {
		syscall(SYS_getpgrp);
		printf("%d %u %u %u %u %u\n", getpid(), namespace_of("user"), namespace_of("mnt"),
		       namespace_of("net"), namespace_of("uts"), namespace_of("ipc"));
		fflush(stdout);
		_exit(0);
	}
	wait(NULL);
	printf("%d %u\n", child, namespace_of("pid_for_children"));
}

/* Children that come and go under a few process ids, each with a name and a path of its own. */
static void reused(void)
{
	pid_t ids[20];
	char text[64];

	for (int i = 0; i < 20; i++) {
		ids[i] = fork();
		if (ids[i] == 0)
			_exit(0);
		waitpid(ids[i], NULL, 0);
	}
	for (int i = 0; i < 10000; i++) {
		struct clone_args made = { .exit_signal = SIGCHLD, .set_tid = (uintptr_t)&ids[i % 20], .set_tid_size = 1 };
		pid_t child = syscall(SYS_clone3, &made, sizeof(made));

		if (child == 0) {
			snprintf(text, sizeof(text), "/none/c%d", i);
			prctl(PR_SET_NAME, text + 6);
			chdir(text);
			_exit(i % 200);
		}
		if (child < 0) {
			perror("clone3");
			exit(1);
		}
		waitpid(child, NULL, 0);
	}
}

/* Says its process id, and is in a read until somebody writes. */
static void in_flight(void)
{
	char buffer[64];

	printf("%d\n", getpid());
	fflush(stdout);
	read(0, buffer, sizeof(buffer));
	chdir("/none/afterwards");
	read(0, buffer, 33);
}

int main(int argc, char **argv)
{
	struct { const char *name; void (*run)(void); } traps[] = {
		{ "exec_thread", exec_thread }, { "exec_at", exec_at }, { "children", children },
		{ "exit_group", exit_group_others }, { "killed", killed }, { "restart", restart },
		{ "seccomp", seccomp }, { "cancelled", cancelled }, { "namespaces", namespaces },
		{ "reused", reused }, { "in_flight", in_flight },
	};

	for (int i = 0; i < sizeof(traps) / sizeof(traps[0]); i++)
		if (strcmp(argv[1], traps[i].name) == 0)
			traps[i].run();
	return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A process with threads and children that differ in what filters ask for. Each asks for a file that has its part in its
 * name, and they act one after the other once a byte comes on the standard input: cast CGROUP-PROCS-FILE
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char *cgroup_file;
static sem_t cue, done;

static void act(const char *part)
{
	struct timespec pause = { .tv_nsec = 30 * 1000 * 1000 };
	char name[64];

	snprintf(name, sizeof(name), "/cast/%s", part);
	access(name, F_OK);
	close(dup(0));
	nanosleep(&pause, NULL);
	getppid();
}

static void play(void (*role)(void))
{
	pid_t child = fork();

	if (!child) {
		role();
		_exit(3);
	}
	waitpid(child, NULL, 0);
}

static void grandchild(void)
{
	act("grandchild");
}

static void plain_child(void)
{
	act("child");
	play(grandchild);
}

static void renamed_child(void)
{
	act("before-rename");
	prctl(PR_SET_NAME, "cast-renamed");
	act("renamed");
	play(grandchild);
	prctl(PR_SET_NAME, "cast-again");
	act("renamed-again");
}

static void other_user(void)
{
	act("before-uid");
	setresuid(65533, 65533, 0);
	act("other-uid");
	play(grandchild);
	setresuid(0, 0, 0);
	act("root-again");
}

static void moved_child(void)
{
	int file = open(cgroup_file, O_WRONLY);

	act("before-move");
	write(file, "0", 1);
	close(file);
	act("moved");
	play(grandchild);
}

static void killed_child(void)
{
	act("killed");
	raise(SIGTERM);
}

static void new_program(void)
{
	execl("/bin/cat", "cat", "/cast/cat", NULL);
}

static void *thread(void *name)
{
	pthread_setname_np(pthread_self(), name);
	sem_post(&done);
	sem_wait(&cue);
	act(name);
	play(plain_child);
	sem_post(&done);
	return NULL;
}

/* One that waits for its cue. */
static pthread_t start(const char *name)
{
	pthread_t started;

	pthread_create(&started, NULL, thread, (void *)name);
	sem_wait(&done);
	return started;
}

static void finish(pthread_t started)
{
	sem_post(&cue);
	sem_wait(&done);
	pthread_join(started, NULL);
}

int main(int argc, char **argv)
{
	void (*roles[])(void) = { plain_child, renamed_child, other_user, moved_child, killed_child, new_program };
	pthread_t first, later;
	char byte;

	cgroup_file = argv[1];
	sem_init(&cue, 0, 0);
	sem_init(&done, 0, 0);
	prctl(PR_SET_NAME, "cast-main");
	first = start("cast-thread");
	puts("ready");
	fflush(stdout);
	read(0, &byte, 1);
	act("main");
	finish(first);
	later = start("cast-later");
	finish(later);
	for (unsigned i = 0; i < sizeof(roles) / sizeof(*roles); i++)
		play(roles[i]);
	prctl(PR_SET_NAME, "cast-end");
	act("end");
	return 0;
}

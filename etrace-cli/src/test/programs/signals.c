// SPDX-License-Identifier: Apache-2.0
// Receives signals of all kinds, one after the other, and ends by one that dumps core.
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "seccomp.h"

static sigjmp_buf back;
static volatile sig_atomic_t got;

static void handler(int signal, siginfo_t *info, void *context)
{
	got = signal;
	if (signal == SIGSEGV || signal == SIGFPE || signal == SIGILL || signal == SIGBUS)
		siglongjmp(back, 1);
}

static void catch_signal(int signal)
{
	struct sigaction action = { .sa_sigaction = handler, .sa_flags = SA_SIGINFO };

	sigaction(signal, &action, NULL);
}

static void await(int signal)
{
	while (got != signal)
		usleep(1000);
	got = 0;
}

static void sent(void)
{
	kill(getpid(), SIGUSR1);
	raise(SIGUSR2);
	sigqueue(getpid(), SIGRTMIN + 1, (union sigval){ .sival_ptr = (void *)0x1234567890 });
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGRTMIN + 2, .sigev_value.sival_int = 77 };
	struct itimerspec soon = { .it_value.tv_nsec = 1000000 };
	timer_t timer;

	timer_create(CLOCK_MONOTONIC, &event, &timer);
	timer_settime(timer, 0, &soon, NULL);
	await(SIGRTMIN + 2);
	struct itimerval alarm = { .it_value.tv_usec = 1000 };

	setitimer(ITIMER_REAL, &alarm, NULL);
	await(SIGALRM);
	int fds[2];

	pipe(fds);
	fcntl(fds[0], F_SETOWN, getpid());
	fcntl(fds[0], F_SETSIG, SIGIO);
	fcntl(fds[0], F_SETFL, O_ASYNC);
	write(fds[1], "x", 1);
	await(SIGIO);
	close(fds[0]);
	write(fds[1], "x", 1);
	await(SIGPIPE);
}

static void faults(void)
{
	char *page = mmap((void *)0x20000000, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	int fd = memfd_create("empty", 0);
	char *beyond = mmap((void *)0x30000000, 4096, PROT_READ, MAP_SHARED | MAP_FIXED, fd, 0);
	volatile int zero = 0;

	if (!sigsetjmp(back, 1))
		*(volatile char *)8 = 1;
	if (!sigsetjmp(back, 1))
		*page = 1;
	if (!sigsetjmp(back, 1))
		zero = *beyond;
	if (!sigsetjmp(back, 1))
		zero = 1 / zero;
	if (!sigsetjmp(back, 1))
		__asm__ volatile("ud2");
	__asm__ volatile("int3");
}

static void refuse_getppid(void)
{
	replace_call(SYS_getppid, SECCOMP_RET_TRAP);
	syscall(SYS_getppid);
}

static void child(void (*body)(void))
{
	pid_t pid = fork();

	if (pid == 0) {
		body();
		_exit(7);
	}
	await(SIGCHLD);
	waitpid(pid, NULL, 0);
}

static void nothing(void)
{
}

static void be_killed(void)
{
	kill(getpid(), SIGKILL);
}

static void be_terminated(void)
{
	raise(SIGTERM);
}

static void *exit_thread(void *unused)
{
	return NULL;
}

static void thread(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, exit_thread, NULL);
	pthread_join(thread, NULL);
}

/* A SIGCHLD that is not handled yet swallows the next one, so the child ends when it is told to. */
static void stopped(void)
{
	int end[2];
	char byte;

	pipe(end);
	pid_t pid = fork();

	if (pid == 0) {
		raise(SIGSTOP);
		read(end[0], &byte, 1);
		_exit(0);
	}
	await(SIGCHLD);
	kill(pid, SIGCONT);
	await(SIGCHLD);
	write(end[1], "x", 1);
	await(SIGCHLD);
	waitpid(pid, NULL, 0);
}

int main(void)
{
	struct rlimit any = { RLIM_INFINITY, RLIM_INFINITY };

	for (int signal = 1; signal < 65; signal++)
		if (signal != SIGKILL && signal != SIGSTOP && signal != SIGTERM && signal != SIGCONT)
			catch_signal(signal);
	setrlimit(RLIMIT_CORE, &any);
	sent();
	faults();
	child(nothing);
	child(be_killed);
	child(be_terminated);
	child(refuse_getppid);
	child(thread);
	stopped();
	signal(SIGABRT, SIG_DFL);
	abort();
}

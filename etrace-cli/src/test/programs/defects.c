// SPDX-License-Identifier: Apache-2.0
// Makes the calls that the Go program shows wrongly or not at all, for DefectsIT. Writes the time before and after one of them.
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PROCESS_MRELEASE 448
#define FILE_SETATTR 469

static long long now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_REALTIME, &time);
	return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void programs(void)
{
	char a[501] = {}, b[501] = {}, c[501] = {};
	char *argv[] = { "first", "", NULL }, *envp[] = { "ENV=only", NULL };
	char *long_argv[] = { memset(a, 'a', 500), memset(b, 'b', 500), memset(c, 'c', 500), NULL };

	execve("/no/such/program", argv, envp);
	execve("/no/such/null-argv", NULL, envp);
	execve("/no/such/long-argv", long_argv, envp);
	syscall(SYS_execveat, AT_FDCWD, "/no/such/execveat", argv, envp, AT_SYMLINK_NOFOLLOW);
	if (fork() == 0)
		syscall(SYS_exit, 5);
	wait(NULL);
}

static void stale_memory(void)
{
	char stale[2048];

	memset(stale, 'S', sizeof(stale));
	read(-1, stale, 1024);
	syscall(SYS_getdents64, -1, stale, 1024);
	syscall(SYS_mincore, 1, 4096 * 1024, stale);
}

static void parts(void)
{
	int pair[2], fds[2];
	char name[3001] = {};
	struct iovec vec[2] = { { "one", 3 }, { "three", 5 } };
	struct msghdr message = { .msg_iov = vec, .msg_iovlen = 2 };
	struct sigevent event = { .sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1, .sigev_value.sival_int = 77 };
	int timer;

	pipe2(fds, O_CLOEXEC);
	socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
	writev(pair[0], vec, 2);
	sendmsg(pair[0], &message, 0);
	struct pollfd polled[2] = { { pair[1], POLLIN }, { pair[0], POLLOUT } };
	poll(polled, 2, 1000);
	unlink(memset(name, 'x', 3000));
	truncate("\033]0;title\007\nline\xff\xfe\xe2\x80\xae", 1);
	syscall(SYS_timer_create, CLOCK_REALTIME, &event, &timer);
}

int main(void)
{
	for (int nr = PROCESS_MRELEASE; nr <= FILE_SETATTR; nr++)
		syscall(nr, -1, 0, 0, 0, 0, 0);
	programs();
	syscall(-1, 1, 2, 3);
	stale_memory();
	parts();
	long long before = now();
	open("/no/such/time", O_RDONLY);
	printf("%lld %lld\n", before, now());
	return 0;
}

// SPDX-License-Identifier: Apache-2.0
/*
 * Makes one call of every number up to the first argument, each in a process of its own without rights, with arguments
 * that no call can do anything with. Whoever traces it sees which number the kernel takes for which syscall.
 */
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

static void call(long number)
{
	struct itimerval soon = { .it_value = { .tv_usec = 50000 } };

	close(0);
	close(1);
	close(2);
	setitimer(ITIMER_REAL, &soon, NULL); /* ends pause */
	syscall(number, -1L, -1L, -1L, -1L, -1L, -1L);
	_exit(0);
}

int main(int argc, char **argv)
{
	struct rlimit none = { 0, 0 };
	long last = argc > 1 ? atol(argv[1]) : 0;

	setrlimit(RLIMIT_CORE, &none);
	if (chdir("/") || setgid(NOBODY) || setuid(NOBODY))
		return 1;
	for (long number = 0; number <= last; number++) {
		pid_t child = fork();

		if (child == 0)
			call(number);
		waitpid(child, NULL, 0);
	}
	return 0;
}

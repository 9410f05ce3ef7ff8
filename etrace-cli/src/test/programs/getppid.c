// SPDX-License-Identifier: Apache-2.0
// Calls getppid as often as its argument says, and nothing else in between.
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	for (long i = atol(argv[1]); i > 0; i--)
		syscall(SYS_getppid);
	return 0;
}

/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sets the clock forth by so many seconds, and after a while back: clock SECONDS. Around each step it asks for files whose
 * names are what the clock says, in nanoseconds since 1970.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void tell(void)
{
	struct timespec now, pause = { .tv_nsec = 20 * 1000 * 1000 };
	char name[64];

	for (int i = 0; i < 5; i++) {
		nanosleep(&pause, NULL);
		clock_gettime(CLOCK_REALTIME, &now);
		snprintf(name, sizeof(name), "/clock/%ld%09ld", (long)now.tv_sec, now.tv_nsec);
		access(name, F_OK);
	}
}

static void step(long seconds)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	now.tv_sec += seconds;
	clock_settime(CLOCK_REALTIME, &now);
	usleep(500 * 1000); /* whoever watches gets a CPU meanwhile, however many want one */
}

int main(int argc, char **argv)
{
	long seconds = atol(argv[1]);

	tell();
	step(seconds);
	tell();
	step(-seconds);
	tell();
	return 0;
}

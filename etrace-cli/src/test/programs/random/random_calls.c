// SPDX-License-Identifier: Apache-2.0
/*
 * Makes random calls with random arguments, valid and invalid ones, and notes each with what lies behind its pointers:
 *
 *	random_calls SEED COUNT LOG DIRECTORY
 *
 * It does so in namespaces of its own, on a file system mounted at DIRECTORY. A call of number MARK begins and ends it.
 */
#define _GNU_SOURCE
#include <sys/resource.h>
#include <sys/wait.h>
#include "note.h"
#include "descriptors.h"
#include "kinds.h"

#define MARK 0x7777
#define BYTES_PER_CALL 12000L

static const struct kind mark = { "mark", MARK, { INT(1), INT(2), INT(3), INT(4), INT(5), INT(6) } };
static const struct kind forget = { "madvise", SYS_madvise, { LONG(0), LONG(0), INT(0) } };
static const struct kind close_new = { "close_range", SYS_close_range, { INT(FIRST_FREE), INT(-1), INT(0) } };

static int makes_children(long number)
{
	return number == SYS_fork || number == SYS_vfork || number == SYS_clone || number == SYS_clone3;
}

/* A child ends at once, without a frame on the stack, which may be its parent's. */
static void perform(const struct kind *kind)
{
	note_before(kind);
	long result = raw(kind->number);

	if (kind->number == SYS_modify_ldt)
		result = (int)result; /* the kernel returns an unsigned int */

	if (!result && makes_children(kind->number)) {
		args[0] = 0;
		raw(SYS_exit);
	}
	note_after(kind, result);
}

static void perform_fixed(const struct kind *kind, long first, long second, long third)
{
	args[0] = first, args[1] = second, args[2] = third;
	perform(kind);
}

static void perform_random(void)
{
	const struct kind *kind = &kinds[below(KINDS)];
	long chosen[ARGUMENTS];
	int cold = 0;

	choose(kind);
	for (int i = 0; i < ARGUMENTS; i++)
		cold |= is_cold((char *)args[i]);
	if (cold) {
		memcpy(chosen, args, sizeof(args));
		perform_fixed(&forget, (long)ends[COLD] - PAGE, PAGE, MADV_DONTNEED);
		memcpy(args, chosen, sizeof(args));
	}
	perform(kind);
}

static void perform_all(long count)
{
	for (int i = 0; i < ARGUMENTS; i++)
		args[i] = i + 1;
	perform(&mark);
	for (long i = 0; i < count; i++) {
		if (i % 256 == 255)
			perform_fixed(&close_new, FIRST_FREE, -1, 0);
		perform_random();
	}
	perform(&mark);
	note("end\n");
}

int main(int argc, char **argv)
{
	if (argc != 5)
		return 1;
	seed = strtoul(argv[1], NULL, 0);
	open_log(argv[3], atol(argv[2]) * BYTES_PER_CALL);
	enter_place(argv[4]);
	if (fork()) {
		int status;

		wait(&status);
		return status || close_log();
	}
	setsid();
	signal(SIGPIPE, SIG_IGN);
	make_memory();
	make_files();
	make_descriptors();
	perform_all(atol(argv[2]));
	return 0;
}

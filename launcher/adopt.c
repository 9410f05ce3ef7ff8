// SPDX-License-Identifier: Apache-2.0
/*
 * How the processes of a checkout's script find each other. The shell cannot take over descriptors from the process that
 * makes the starter: so the starter's name says which of its descriptors are the pipes, and /proc opens them again.
 */
#include "adopt.h"
#include "files.h"
#include "starter.h"
#include "text.h"
#include <linux/prctl.h>

#define LONGEST_NAME 16 /* TASK_COMM_LEN */
#define NAME "etr "
#define CHILDREN "/proc/thread-self/children"

void name_starter(int requests, int answers)
{
	TEXT(name, LONGEST_NAME);

	add(&name, NAME);
	add_number(&name, (unsigned long)requests);
	add(&name, " ");
	add_number(&name, (unsigned long)answers);
	kernel(prctl, PR_SET_NAME, name.chars);
}

static long read_of(unsigned long pid, const char *file, char *buffer, size_t room)
{
	TEXT(path, 64);

	add(&path, "/proc/");
	add_number(&path, pid);
	add(&path, file);
	return read_file(path.chars, buffer, room);
}

static int open_end(unsigned long pid, unsigned long number, int how)
{
	TEXT(path, 64);
	long fd;

	add(&path, "/proc/");
	add_number(&path, pid);
	add(&path, "/fd/");
	add_number(&path, number);
	fd = kernel(openat, AT_FDCWD, path.chars, how);
	if (fd < 0)
		fail("cannot reach the process that is to become the command: raise ulimit -n");
	return (int)fd;
}

static struct starter open_pipes(unsigned long pid, const char *name)
{
	struct request hello = { .operation = HELLO };
	const char *numbers = name + length_of(NAME);
	struct starter starter;

	starter.requests = open_end(pid, number_of(numbers), O_WRONLY);
	starter.answers = open_end(pid, number_of(find_char(numbers, ' ') + 1), O_RDONLY);
	kernel(write, starter.requests, &hello, sizeof(hello));
	if (kernel(read, starter.answers, &starter.pid, sizeof(starter.pid)) != sizeof(starter.pid))
		fail("lost the process that is to become the command");
	return starter;
}

static bool is_starter(unsigned long pid, char *name, size_t room)
{
	return read_of(pid, "/comm", name, room) > 0 && starts_with(name, NAME) &&
	       find_char(name + length_of(NAME), ' ');
}

/* Whether this process is the parent, in the numbers of this /proc. */
static bool is_child(unsigned long pid)
{
	char status[1024], self[16];
	const char *end;

	if (read_of(pid, "/stat", status, sizeof(status)) <= 0 || !read_link("/proc/self", self, sizeof(self)))
		return false;
	end = last_char(status, ')');
	return end && length_of(end) > 4 && number_of(end + 4) == number_of(self);
}

/* For kernels without CONFIG_PROC_CHILDREN. */
static struct starter adopt_of_all(void)
{
	char name[64];

	for (char **pid = names_in("/proc"); *pid; pid++)
		if (number_of(*pid) && is_starter(number_of(*pid), name, sizeof(name)) && is_child(number_of(*pid)))
			return open_pipes(number_of(*pid), name);
	fail("lost the process that was to become the command: is /proc mounted?");
}

static const char *after_space(const char *string)
{
	const char *space = find_char(string, ' ');

	return space ? space + 1 : NULL;
}

struct starter adopt_starter(void)
{
	char children[4096], name[64];

	if (read_file(CHILDREN, children, sizeof(children)) < 0)
		return adopt_of_all();
	for (const char *pid = children; pid && number_of(pid); pid = after_space(pid)) {
		if (is_starter(number_of(pid), name, sizeof(name)))
			return open_pipes(number_of(pid), name);
	}
	return adopt_of_all();
}

// SPDX-License-Identifier: Apache-2.0
// Writes all that it has inherited to the file "report" in the directory that the variable REPORT names. What differs
// from run to run by nature (its own process id, its parent's) is left out.
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static FILE *report;

static void escaped(const char *label, const char *text)
{
	fprintf(report, "%s: ", label);
	for (; *text; text++)
		if (*text < ' ' || *text > '~' || *text == '\\')
			fprintf(report, "\\x%02x", (unsigned char)*text);
		else
			fputc(*text, report);
	fputc('\n', report);
}

static void link_at(const char *label, const char *path)
{
	char target[4096];
	ssize_t length = readlink(path, target, sizeof(target) - 1);

	target[length < 0 ? 0 : length] = 0;
	escaped(label, target);
}

static void descriptors(int listing)
{
	for (int fd = 0; fd < 1024; fd++) {
		int flags = fcntl(fd, F_GETFL);
		char label[32], path[64];

		if (flags < 0 || fd == listing)
			continue;
		sprintf(label, "descriptor %d", fd);
		sprintf(path, "/proc/self/fd/%d", fd);
		link_at(label, path);
		fprintf(report, "  flags %#x, close on exec %d, at %ld\n", flags, fcntl(fd, F_GETFD), (long)lseek(fd, 0, SEEK_CUR));
	}
}

static void limits(void)
{
	for (int resource = 0; resource < RLIM_NLIMITS; resource++) {
		struct rlimit limit;

		if (getrlimit(resource, &limit) == 0)
			fprintf(report, "limit %d: %lx %lx\n", resource, (long)limit.rlim_cur, (long)limit.rlim_max);
	}
}

static void signals(void)
{
	sigset_t blocked, pending;

	sigprocmask(SIG_SETMASK, NULL, &blocked);
	sigpending(&pending);
	for (int signal = 1; signal < NSIG; signal++) {
		struct sigaction action;

		if (sigaction(signal, NULL, &action) == 0 && action.sa_handler != SIG_DFL)
			fprintf(report, "ignored: %d, flags %#x\n", signal, action.sa_flags);
		if (sigismember(&blocked, signal) == 1)
			fprintf(report, "blocked: %d\n", signal);
		if (sigismember(&pending, signal) == 1)
			fprintf(report, "pending: %d\n", signal);
	}
}

static void file(const char *path)
{
	char text[8192];
	FILE *in = fopen(path, "r");
	size_t length = in ? fread(text, 1, sizeof(text) - 1, in) : 0;

	text[length] = 0;
	escaped(path, text);
	if (in)
		fclose(in);
}

/* Of /proc/self/status, what no function tells. */
static void status(void)
{
	static const char *const wanted[] = { "Uid:", "Gid:", "Groups:", "Cap", "NoNewPrivs:", "Seccomp", "Cpus_allowed:", "Mems_allowed:",
					      "THP_enabled:" };
	char line[4096];
	FILE *in = fopen("/proc/self/status", "r");

	while (in && fgets(line, sizeof(line), in))
		for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
			if (!strncmp(line, wanted[i], strlen(wanted[i])))
				fputs(line, report);
	if (in)
		fclose(in);
}

static void rest(void)
{
	char directory[4096];
	int death = 0, terminal = open("/dev/tty", O_RDWR | O_NOCTTY);
	struct sched_param priority;
	mode_t mask = umask(0);

	umask(mask);
	sched_getparam(0, &priority);
	escaped("directory", getcwd(directory, sizeof(directory)) ? directory : strerror(errno));
	link_at("cwd", "/proc/self/cwd");
	link_at("root", "/proc/self/root");
	link_at("program", "/proc/self/exe");
	escaped("invoked as", program_invocation_name);
	fprintf(report, "umask: %o\n", mask);
	fprintf(report, "group %d, session %d, foreground %d\n", getpgrp(), getsid(0), terminal < 0 ? -1 : tcgetpgrp(terminal));
	fprintf(report, "nice %d, policy %d, priority %d\n", getpriority(PRIO_PROCESS, 0), sched_getscheduler(0), priority.sched_priority);
	fprintf(report, "personality %#x, slack %d\n", personality(0xffffffff), prctl(PR_GET_TIMERSLACK));
	prctl(PR_GET_PDEATHSIG, &death);
	fprintf(report, "dies with parent: %d, dumpable: %d\n", death, prctl(PR_GET_DUMPABLE));
	fprintf(report, "securebits %#x, keeps capabilities %d\n", prctl(PR_GET_SECUREBITS), prctl(PR_GET_KEEPCAPS));
	if (terminal >= 0)
		close(terminal);
}

int main(int argc, char **argv, char **envp)
{
	char path[4096], temporary[4096 + 8];

	snprintf(path, sizeof(path), "%s/report", getenv("REPORT"));
	snprintf(temporary, sizeof(temporary), "%s.new", path);
	report = fopen(temporary, "we");
	if (!report)
		return 3;
	descriptors(fileno(report));
	for (int i = 0; i < argc; i++)
		escaped("argument", argv[i]);
	for (char **variable = envp; *variable; variable++)
		escaped("variable", *variable);
	limits();
	signals();
	status();
	rest();
	file("/proc/self/coredump_filter");
	file("/proc/self/oom_score_adj");
	file("/proc/self/cgroup");
	file("/proc/self/cmdline");
	link_at("mounts", "/proc/self/ns/mnt");
	link_at("pids", "/proc/self/ns/pid_for_children");
	if (fclose(report) != 0 || rename(temporary, path) != 0)
		return 3;
	return 42;
}

// SPDX-License-Identifier: Apache-2.0
#include "java.h"
#include "files.h"
#include "find.h"

#define RELEASE_ROOM 16384
#define VIRTUAL_MACHINES "/usr/lib/jvm"

struct search {
	struct java java;
	struct text looked_at;
};

static void read_version(const char *home, struct text *version)
{
	static const char key[] = "JAVA_VERSION=\"";
	char *release = allocate(RELEASE_ROOM);
	TEXT(path, LONGEST_PATH);
	const char *line = release, *end;

	add(&path, home);
	add(&path, "/release");
	if (read_file(path.chars, release, RELEASE_ROOM) < 0)
		return;
	while (line && !starts_with(line, key)) {
		line = find_char(line, '\n');
		line = line ? line + 1 : NULL;
	}
	if (!line)
		return;
	line += length_of(key);
	end = find_char(line, '"');
	if (end)
		add_bytes(version, line, (size_t)(end - line));
}

static bool has_java(const char *home)
{
	TEXT(path, LONGEST_PATH);

	add(&path, home);
	add(&path, "/bin/java");
	return is_executable_file(path.chars);
}

static bool accept(struct search *search, const char *label, const char *home)
{
	struct text *version = &search->java.version;

	clear(version);
	if (has_java(home))
		read_version(home, version);
	clear(&search->java.home);
	add(&search->java.home, home);
	if (number_of(version->chars) >= number_of(NEEDED))
		return true;
	add(&search->looked_at, "\n  ");
	add(&search->looked_at, label);
	add(&search->looked_at, home);
	add(&search->looked_at, version->length ? ": Java " : ": no bin/java with a release file");
	add(&search->looked_at, version->chars);
	return false;
}

static bool accept_variable(struct search *search, const char *name, char **environment)
{
	const char *home = variable(environment, name);
	TEXT(label, 64);

	add(&label, name);
	add(&label, "=");
	return home && *home && accept(search, label.chars, home);
}

static bool accept_bundled(struct search *search, const char *installation)
{
	TEXT(home, LONGEST_PATH);

	add(&home, installation);
	add(&home, "/runtime");
	return accept(search, "bundled ", home.chars);
}

static bool accept_installed(struct search *search)
{
	TEXT(home, LONGEST_PATH);

	for (char **name = names_in(VIRTUAL_MACHINES); *name; name++) {
		clear(&home);
		add(&home, VIRTUAL_MACHINES "/");
		add(&home, *name);
		if ((*name)[0] != '.' && accept(search, "", home.chars))
			return true;
	}
	return false;
}

/* What is in PATH is often a link to the Java's bin/java; where a link leads, the kernel says best. */
static bool accept_in_path(struct search *search, char **environment)
{
	TEXT(path, LONGEST_PATH);
	TEXT(opened, 64);
	char *target = allocate(LONGEST_PATH);
	long file;
	bool resolved;

	if (find_program("java", environment, &path) != FOUND)
		return false;
	file = kernel(openat, AT_FDCWD, path.chars, O_PATH | O_CLOEXEC);
	if (file < 0)
		return false;
	add(&opened, "/proc/self/fd/");
	add_number(&opened, (unsigned long)file);
	resolved = read_link(opened.chars, target, LONGEST_PATH);
	kernel(close, file);
	if (!resolved || !ends_with(target, "/bin/java"))
		return false;
	target[length_of(target) - length_of("/bin/java")] = 0;
	return accept(search, "PATH ", target);
}

static _Noreturn void report(const struct search *search, const char *installation)
{
	TEXT(message, 16000);

	add(&message, "needs Java " NEEDED " or newer and found none. Looked at:");
	add(&message, search->looked_at.chars);
	add(&message, "\nInstall one (Debian, Ubuntu: apt-get install openjdk-" NEEDED
		      "-jre-headless; or Eclipse Temurin " NEEDED "),\n"
		      "or name one: sudo ETRACE_JAVA_HOME=/path/to/jdk ");
	add(&message, installation);
	add(&message, "/etrace ...");
	fail(message.chars);
}

struct java find_java(const char *installation, char **environment)
{
	TEXT(home, LONGEST_PATH);
	TEXT(version, 64);
	TEXT(looked_at, 12000);
	struct search search = { .java = { .home = home, .version = version }, .looked_at = looked_at };

	if (accept_bundled(&search, installation) || accept_variable(&search, "ETRACE_JAVA_HOME", environment) ||
	    accept_variable(&search, "JAVA_HOME", environment) || accept_installed(&search) ||
	    accept_in_path(&search, environment))
		return search.java;
	report(&search, installation);
}

// SPDX-License-Identifier: Apache-2.0
#include "jvm.h"
#include "cache.h"
#include "files.h"
#include "find.h"
#include "java.h"
#include "process.h"

#define MOST_WORDS 1024 /* of our own and of ETRACE_JAVA_OPTS */

/*
 * What the JVM says goes to the standard error: on the standard output it would mix with a trace. UseCondCardMark: threads
 * that decode would otherwise write to the same cache line of the garbage collector's card table with every record.
 */
static const char *const OPTIONS[] = {
	"-Xlog:disable",
	"-Xlog:all=error:stderr",
	"-XX:+DisplayVMOutputToStderr",
	"-XX:-UsePerfData",
	"-XX:+UseSerialGC",
	"-XX:+UseCondCardMark",
	"-Xms48m",
	"-Xmn24m",
	"-Xmx512m",
	"--enable-native-access=ALL-UNNAMED",
	"--sun-misc-unsafe-memory-access=allow",
};

/* Options that are meant for the command's JVM, or were for the one that started us; and the locale, see below. */
static const char *const NOT_FOR_US[] = {
	"JAVA_TOOL_OPTIONS=", "_JAVA_OPTIONS=", "JDK_JAVA_OPTIONS=", "JDK_AOT_VM_OPTIONS=", "_JAVA_LAUNCHER_DEBUG=", "LC_ALL=",
};

/* Words of the JVM's command line. */
struct command {
	char **words;
	int count;
};

static void append(struct command *command, const char *word)
{
	command->words[command->count++] = (char *)word;
}

static const char *joined(const char *one, const char *other)
{
	TEXT(text, length_of(one) + length_of(other) + 1);

	add(&text, one);
	add(&text, other);
	return text.chars;
}

static const char *numbered(const char *option, const int *numbers, int count)
{
	TEXT(text, 128);

	add(&text, option);
	for (int i = 0; i < count; i++) {
		add(&text, i ? "," : "");
		add_number(&text, (unsigned long)numbers[i]);
	}
	return text.chars;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

static void append_split(struct command *command, const char *options)
{
	char *word = (char *)joined(options, "");

	while (*word && command->count < MOST_WORDS - 8) {
		while (is_space(*word))
			*word++ = 0;
		if (*word)
			append(command, word);
		while (*word && !is_space(*word))
			word++;
	}
}

/* Names of files are UTF-8 whatever the caller's locale, which the JVM would take from LC_ALL. */
static char **environment_of_tracer(char **environment)
{
	size_t count = 0;
	char **kept;

	while (environment[count])
		count++;
	kept = allocate((count + 2) * sizeof(char *));
	count = 0;
	for (; *environment; environment++) {
		bool ours = true;

		for (size_t i = 0; i < sizeof(NOT_FOR_US) / sizeof(NOT_FOR_US[0]); i++)
			ours = ours && !starts_with(*environment, NOT_FOR_US[i]);
		if (ours)
			kept[count++] = *environment;
	}
	kept[count] = "LC_ALL=C.UTF-8";
	return kept;
}

/* Without a cache, or with "off", no option is needed. */
static void append_cache(struct command *command, const char *jars, const struct java *java, const char *wish)
{
	TEXT(path, LONGEST_PATH);

	if (wish && is_equal(wish, "off"))
		return;
	name_cache(jars, java, &path);
	if (wish && is_equal(wish, "train"))
		append(command, joined(joined("-XX:AOTCacheOutput=", path.chars), ".new"));
	else if (is_there(path.chars))
		append(command, joined("-XX:AOTCache=", path.chars));
}

static void append_options(struct command *command, const struct starter *starter, const char *more)
{
	const int numbers[] = { starter->pid, starter->requests, starter->answers };
	int directory = prepare_process();

	for (size_t i = 0; i < sizeof(OPTIONS) / sizeof(OPTIONS[0]); i++)
		append(command, OPTIONS[i]);
	append(command, numbered("-Detrace.starter=", numbers, 3));
	if (directory >= 0)
		append(command, numbered("-Detrace.directory=", &directory, 1));
	append_split(command, more ? more : "");
}

_Noreturn void become_tracer(const char *installation, const char *jars, const struct caller *caller,
			     const struct starter *starter)
{
	struct java java = find_java(installation, caller->environment);
	struct command command = { .words = allocate(((size_t)caller->count + MOST_WORDS) * sizeof(char *)) };
	const char *program = joined(java.home.chars, "/bin/java");
	TEXT(message, LONGEST_PATH);

	append(&command, program);
	append_cache(&command, jars, &java, variable(caller->environment, "ETRACE_AOT"));
	append_options(&command, starter, variable(caller->environment, "ETRACE_JAVA_OPTS"));
	append(&command, "-cp");
	append(&command, joined(jars, "/etrace.jar"));
	append(&command, "io.etrace.cli.Main");
	for (int i = 1; i < caller->count; i++)
		append(&command, caller->words[i]);
	kernel(execve, program, command.words, environment_of_tracer(caller->environment));
	add(&message, "cannot run ");
	add(&message, program);
	fail(message.chars);
}

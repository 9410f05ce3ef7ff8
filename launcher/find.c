// SPDX-License-Identifier: Apache-2.0
#include "find.h"
#include "files.h"

#define DEFAULT_PATH "/usr/local/bin:/usr/bin:/bin"

const char *variable(char **environment, const char *name)
{
	size_t length = length_of(name);

	for (; *environment; environment++)
		if (starts_with(*environment, name) && (*environment)[length] == '=')
			return *environment + length + 1;
	return NULL;
}

static enum finding find_file(const char *name, struct text *path)
{
	add(path, name);
	if (path->cut || !is_there(name))
		return NO_SUCH_FILE;
	return is_executable_file(name) ? FOUND : NOT_EXECUTABLE;
}

/* An empty directory in PATH is the working directory. */
static bool is_in(const char *directory, size_t length, const char *name, struct text *path)
{
	clear(path);
	add_bytes(path, directory, length);
	add(path, length ? "/" : "./");
	add(path, name);
	return !path->cut && is_executable_file(path->chars);
}

enum finding find_program(const char *name, char **environment, struct text *path)
{
	const char *directory = variable(environment, "PATH");
	const char *end;

	if (find_char(name, '/'))
		return find_file(name, path);
	if (!directory)
		directory = DEFAULT_PATH;
	for (; *name; directory = end + 1) {
		end = find_char(directory, ':');
		if (is_in(directory, end ? (size_t)(end - directory) : length_of(directory), name, path))
			return FOUND;
		if (!end)
			break;
	}
	return NOT_IN_PATH;
}

// SPDX-License-Identifier: Apache-2.0
#include "files.h"
#include "text.h"

#define R_OK 4
#define X_OK 1

struct entry { /* struct linux_dirent64 */
	uint64_t inode;
	int64_t offset;
	unsigned short length;
	unsigned char type;
	char name[];
};

bool is_there(const char *path)
{
	return kernel(faccessat, AT_FDCWD, path, 0) == 0;
}

bool is_executable_file(const char *path)
{
	struct statx status;

	return kernel(statx, AT_FDCWD, path, 0, STATX_TYPE, &status) == 0 && S_ISREG(status.stx_mode) &&
	       kernel(faccessat, AT_FDCWD, path, X_OK) == 0;
}

bool read_link(const char *path, char *target, size_t room)
{
	long length = kernel(readlinkat, AT_FDCWD, path, target, room - 1);

	if (length < 0)
		return false;
	target[length] = 0;
	return true;
}

long read_file(const char *path, char *buffer, size_t room)
{
	long file = kernel(openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
	long count = 1, length = 0;

	if (file < 0)
		return file;
	while (count > 0 && (size_t)length < room - 1) {
		count = kernel(read, file, buffer + length, room - 1 - (size_t)length);
		length += count > 0 ? count : 0;
	}
	kernel(close, file);
	buffer[length] = 0;
	return count < 0 ? count : length;
}

static void insert(char **names, size_t count, char *name)
{
	while (count > 0 && compare(names[count - 1], name) > 0) {
		names[count] = names[count - 1];
		count--;
	}
	names[count] = name;
}

char **names_in(const char *directory)
{
	const size_t room = 1 << 18, most = 4096;
	long file = kernel(openat, AT_FDCWD, directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	char *buffer = allocate(room);
	char **names = allocate((most + 1) * sizeof(char *));
	size_t used = 0, count = 0;
	long got = 0;

	if (file < 0)
		return names;
	while ((got = kernel(getdents64, file, buffer + used, room - used)) > 0) {
		for (long at = 0; at < got;) {
			struct entry *entry = (struct entry *)(buffer + used + at);

			if (count < most && !is_equal(entry->name, ".") && !is_equal(entry->name, ".."))
				insert(names, count++, entry->name);
			at += entry->length;
		}
		used += (size_t)got;
	}
	kernel(close, file);
	return names;
}

// SPDX-License-Identifier: Apache-2.0
#include "cache.h"
#include "files.h"
#include <linux/signal.h>

/* FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
static uint64_t mix(uint64_t hash, const void *memory, size_t count)
{
	const unsigned char *bytes = memory;

	for (size_t i = 0; i < count; i++)
		hash = (hash ^ bytes[i]) * 0x100000001b3u;
	return hash;
}

static uint64_t mix_file(uint64_t hash, const char *path)
{
	struct statx status;

	memset(&status, 0, sizeof(status));
	kernel(statx, AT_FDCWD, path, 0, STATX_SIZE | STATX_MTIME, &status);
	hash = mix(hash, path, length_of(path));
	hash = mix(hash, &status.stx_size, sizeof(status.stx_size));
	hash = mix(hash, &status.stx_mtime.tv_sec, sizeof(status.stx_mtime.tv_sec));
	return mix(hash, &status.stx_mtime.tv_nsec, sizeof(status.stx_mtime.tv_nsec));
}

static void path_in(struct text *path, const char *directory, const char *name)
{
	clear(path);
	add(path, directory);
	add(path, "/");
	add(path, name);
}

static uint64_t mix_jars(uint64_t hash, const char *jars)
{
	TEXT(libraries, LONGEST_PATH);
	TEXT(path, LONGEST_PATH);

	path_in(&path, jars, "etrace.jar");
	hash = mix_file(hash, path.chars);
	path_in(&libraries, jars, "lib");
	for (char **name = names_in(libraries.chars); *name; name++) {
		if (!ends_with(*name, ".jar"))
			continue;
		path_in(&path, libraries.chars, *name);
		hash = mix_file(hash, path.chars);
	}
	return hash;
}

void name_cache(const char *jars, const struct java *java, struct text *path)
{
	uint64_t hash = mix_jars(0xcbf29ce484222325u, jars);
	TEXT(release, LONGEST_PATH);

	path_in(&release, java->home.chars, "release");
	path_in(path, jars, "aot/java-");
	add(path, java->version.chars);
	add(path, "-");
	add_number(path, mix_file(hash, release.chars));
	add(path, ".aot");
}

static void make_room(const char *jars)
{
	long before = kernel(umask, 022);
	TEXT(directory, LONGEST_PATH);
	TEXT(path, LONGEST_PATH);

	path_in(&directory, jars, "aot");
	kernel(mkdirat, AT_FDCWD, directory.chars, 0777);
	kernel(umask, before);
	for (char **name = names_in(directory.chars); *name; name++) {
		path_in(&path, directory.chars, *name);
		kernel(unlinkat, AT_FDCWD, path.chars, 0);
	}
}

static int wait_for(long child)
{
	int status = 0;

	while (kernel(wait4, child, &status, 0, 0) == -EINTR)
		;
	return status & 0x7f ? 128 + (status & 0x7f) : status >> 8 & 0xff;
}

void train_in_child(const char *jars, const char *path)
{
	TEXT(made, LONGEST_PATH);
	long child;
	int status;

	make_room(jars);
	child = kernel(clone, SIGCHLD);
	if (child == 0)
		return;
	if (child < 0)
		fail("cannot make a process: raise ulimit -u");
	add(&made, path);
	add(&made, ".new");
	status = wait_for(child);
	if (status == 0)
		kernel(renameat2, AT_FDCWD, made.chars, AT_FDCWD, path, 0);
	leave(status);
}

/* SPDX-License-Identifier: Apache-2.0 */
/* Files and directories. */
#ifndef ETRACE_FILES_H
#define ETRACE_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include "kernel.h"

bool is_there(const char *path);
bool is_executable_file(const char *path);

/* Where the link leads; false when it is no link. */
bool read_link(const char *path, char *target, size_t room);

/* Reads the file up to room - 1 bytes and ends it with a NUL; the number of bytes, or a negated error. */
long read_file(const char *path, char *buffer, size_t room);

/* The names in a directory but "." and "..", sorted; the last is followed by NULL. None when it cannot be read. */
char **names_in(const char *directory);

#endif

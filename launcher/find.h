/* SPDX-License-Identifier: Apache-2.0 */
/* Finds programs as execvp(3) does. */
#ifndef ETRACE_FIND_H
#define ETRACE_FIND_H

#include "starter.h"
#include "text.h"

/* The value of a variable, or NULL. */
const char *variable(char **environment, const char *name);

/* Leaves the path of the program in an empty text. */
enum finding find_program(const char *name, char **environment, struct text *path);

#endif

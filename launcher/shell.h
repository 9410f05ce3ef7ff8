/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ETRACE_SHELL_H
#define ETRACE_SHELL_H

/* The environment that the parent of this process was started with, whatever it has made of it since. */
char **environment_of_parent(void);

#endif

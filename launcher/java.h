/* SPDX-License-Identifier: Apache-2.0 */
/* Finds a Java that is new enough. */
#ifndef ETRACE_JAVA_H
#define ETRACE_JAVA_H

#include "text.h"

#define NEEDED "25"

struct java {
	struct text home;
	struct text version;
};

/* Fails with all that was looked at when there is none. */
struct java find_java(const char *installation, char **environment);

#endif

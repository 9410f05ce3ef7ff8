/* SPDX-License-Identifier: Apache-2.0 */
/* The AOT cache with which the JVM starts fast. */
#ifndef ETRACE_CACHE_H
#define ETRACE_CACHE_H

#include "java.h"

/* Leaves the cache's path in an empty text. It changes with every jar and with the JVM: made from an older jar, a cache
 * would run that jar's code. */
void name_cache(const char *jars, const struct java *java, struct text *path);

/* Makes room for a new cache, where only the jars' owner writes. Returns in a child of this process, which is to make
 * it as PATH.new; this process gives it its name and ends as the child does. */
void train_in_child(const char *jars, const char *path);

#endif

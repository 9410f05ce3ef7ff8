/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ETRACE_JVM_H
#define ETRACE_JVM_H

#include "starter.h"

/*
 * Becomes the JVM that runs the tracer.
 *
 * installation: the directory that may have a Java of its own
 * jars: the directory of etrace.jar
 */
_Noreturn void become_tracer(const char *installation, const char *jars, const struct caller *caller,
			     const struct starter *starter);

#endif

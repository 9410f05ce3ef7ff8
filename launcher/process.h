/* SPDX-License-Identifier: Apache-2.0 */
/* Makes of the process that the caller started one that a JVM can run in; after the starter has been made. */
#ifndef ETRACE_PROCESS_H
#define ETRACE_PROCESS_H

/*
 * Fails when a limit is too low and this user may not raise it. Returns a descriptor of the working directory when a JVM
 * could not start there, because it has been deleted; the process is in / then. Otherwise -1.
 */
int prepare_process(void);

#endif

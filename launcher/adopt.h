/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ETRACE_ADOPT_H
#define ETRACE_ADOPT_H

/* Names this process so that adopt_starter recognises it. */
void name_starter(int requests, int answers);

#endif

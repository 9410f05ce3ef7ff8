// SPDX-License-Identifier: Apache-2.0
/*
 * Kinds of calls, with what man pages and kernel headers say of their memory; none of it is taken from etrace. A kind
 * chooses from arguments with which it neither blocks nor ends the process nor reaches outside of its namespaces.
 */
#ifndef KINDS_H
#define KINDS_H

static const struct kind kinds[] = {
#include "files.h"
#include "names.h"
#include "waiting.h"
#include "processes.h"
#include "others.h"
};

#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

#endif

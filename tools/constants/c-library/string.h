/* SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include <stddef.h>

void *memcpy(void *, const void *, size_t);
void *memset(void *, int, size_t);

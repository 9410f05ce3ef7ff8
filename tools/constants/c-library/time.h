/* SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include <stddef.h>

#include <linux/time.h>

typedef __kernel_old_time_t time_t;

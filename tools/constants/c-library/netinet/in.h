/* SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include <sys/socket.h>

#include <linux/in.h>
#include <linux/in6.h>

/* SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include <linux/socket.h>

typedef unsigned short sa_family_t;

struct sockaddr {
    sa_family_t sa_family;
    char sa_data[14];
};

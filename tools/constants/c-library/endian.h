/* SPDX-License-Identifier: Apache-2.0 */
#pragma once
#include <asm/byteorder.h>

#define LITTLE_ENDIAN __LITTLE_ENDIAN
#define BIG_ENDIAN 4321
#define BYTE_ORDER LITTLE_ENDIAN
#define __BYTE_ORDER LITTLE_ENDIAN

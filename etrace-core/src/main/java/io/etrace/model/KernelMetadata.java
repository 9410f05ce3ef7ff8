// SPDX-License-Identifier: Apache-2.0
package io.etrace.model;

import io.etrace.btf.Btf;
import io.etrace.syscalls.Abi;
import io.etrace.syscalls.SyscallFormat;
import java.util.List;
import java.util.Map;

/**
 * The description of a kernel.
 *
 * @param abi of its 64-bit programs
 * @param formats of its syscalls, from tracefs
 * @param numbers the numbers that a capture has, by tracefs name; they take precedence over those of the headers
 * @param btf its types, or those of them that decoding needs
 */
record KernelMetadata(Abi abi, List<SyscallFormat> formats, Map<String, Integer> numbers, Btf btf) {}

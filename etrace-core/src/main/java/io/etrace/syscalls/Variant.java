// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.util.List;

/**
 * The parameters and result of a syscall under some conditions on its arguments: fcntl's third one is a number, a
 * struct flock or nothing, depending on the second.
 *
 * @param conditions all must hold; none for a syscall's general variant
 * @param parameters all parameters, those included that the variant leaves as they are
 * @param result what a successful result stands for
 */
public record Variant(List<Condition> conditions, List<Parameter> parameters, Semantics result) {}

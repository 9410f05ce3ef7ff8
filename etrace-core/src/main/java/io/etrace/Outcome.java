// SPDX-License-Identifier: Apache-2.0
package io.etrace;

/** Which results of calls are of interest. Calls to be restarted (ERESTARTSYS and its kin) are no failures. */
public enum Outcome {
    ANY,
    FAILED,
    SUCCEEDED
}

// SPDX-License-Identifier: Apache-2.0
package io.etrace.process;

/**
 * A process as job control sees it (credentials(7)).
 *
 * @param group its process group
 * @param comm name of its main thread
 */
public record JobMember(int pid, int ppid, int group, int session, String comm) {
    boolean isOfJobOf(JobMember other) {
        return group == other.group && session == other.session;
    }
}

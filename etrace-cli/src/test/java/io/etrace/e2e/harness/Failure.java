// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

/** How a run is expected to fail. */
public final class Failure {
    private Failure() {}

    /** With status 1, and one line that has all these words besides messages of level INFO. */
    public static void assertOneLine(Etrace.Result result, String... words) {
        assertThat(result.status()).as(result.err()).isEqualTo(1);
        assertThat(result.errLines().stream().filter(line -> !line.startsWith("INFO")))
                .as(result.err())
                .hasSize(1);
        assertThat(result.err()).contains(words).contains("FATA[");
    }
}

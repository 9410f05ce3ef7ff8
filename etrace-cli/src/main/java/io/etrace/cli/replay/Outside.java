// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.replay;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What to say when no capture reaches into the times that are wanted. */
final class Outside {
    private Outside() {}

    /** @param replays of captures that were read */
    static Optional<String> of(List<CaptureReplay> replays) throws IOException {
        boolean late = true;
        boolean early = true;
        long begin = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (CaptureReplay replay : replays) {
            late &= replay.times().from() > replay.ends();
            early &= replay.times().to() < replay.begins();
            begin = Math.min(begin, replay.realtime(replay.begins()));
            end = Math.max(end, replay.realtime(replay.ends()));
        }
        if (late) {
            return Optional.of("nothing is shown: --from is after the end, " + time(end));
        }
        return early
                ? Optional.of("nothing is shown: --to is before the first event, " + time(begin))
                : Optional.empty();
    }

    private static String time(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos).toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import io.etrace.cli.options.Getopt.Name;
import io.etrace.text.Nearest;
import java.util.Arrays;
import java.util.List;

/** What etrace says about options that it cannot take. */
final class EtraceComplaints implements Getopt.Complaints<EtraceFlag> {
    @Override
    public UsageException unknown(String spelling) {
        List<String> known =
                Arrays.stream(EtraceFlag.values()).map(EtraceFlag::spelling).toList();
        return new UsageException("unknown option " + spelling + Nearest.hint(spelling, known));
    }

    @Override
    public UsageException ambiguous(String spelling, List<String> possible) {
        return new UsageException(
                spelling + " may be any of " + String.join(", ", possible) + ": write more letters of it");
    }

    @Override
    public UsageException valueMissing(Name<EtraceFlag> name) {
        EtraceFlag flag = name.flag();
        return new UsageException(flag.spelling() + " wants a value: " + flag.spelling() + " " + flag.argument());
    }

    @Override
    public UsageException valueNotTaken(Name<EtraceFlag> name, String value) {
        return new UsageException(name.flag().spelling() + " takes no value: drop =" + value);
    }
}

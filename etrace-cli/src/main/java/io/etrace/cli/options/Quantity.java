// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import java.math.BigDecimal;
import java.time.Duration;

/** Reads numbers with a unit as people write them: {@code 64K}, {@code 500ms}. */
final class Quantity {
    private Quantity() {}

    /** Bytes: a whole number, with K, M or G for powers of 1024 ({@code KiB} and {@code KB} mean the same). */
    static long bytes(EtraceFlag flag, String text) {
        int unit = unitAt(text);
        long factor = switch (text.substring(unit)) {
            case "", "B" -> 1L;
            case "k", "K", "KB", "KiB" -> 1L << 10;
            case "m", "M", "MB", "MiB" -> 1L << 20;
            case "g", "G", "GB", "GiB" -> 1L << 30;
            default -> throw wrongSize(flag, text);
        };
        try {
            return Math.multiplyExact(Long.parseLong(text.substring(0, unit)), factor);
        } catch (NumberFormatException | ArithmeticException e) {
            throw wrongSize(flag, text);
        }
    }

    private static UsageException wrongSize(EtraceFlag flag, String text) {
        return new UsageException(flag.spelling() + " wants a size such as 4096, 64K or 16M, not '" + text + "'");
    }

    /** A time, with its unit: ns, us, ms, s, m or h. */
    static Duration time(EtraceFlag flag, String text) {
        int unit = unitAt(text);
        long nanos = switch (text.substring(unit)) {
            case "ns" -> 1L;
            case "us", "µs" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> throw wrongTime(flag, text);
        };
        try {
            BigDecimal number = new BigDecimal(text.substring(0, unit));
            return Duration.ofNanos(number.multiply(BigDecimal.valueOf(nanos)).longValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            throw wrongTime(flag, text);
        }
    }

    private static UsageException wrongTime(EtraceFlag flag, String text) {
        return new UsageException(
                flag.spelling() + " wants a time with its unit such as 10us, 500ms, 2s or 1m, not '" + text + "'");
    }

    /** A whole number that is not negative. */
    static int number(EtraceFlag flag, String text) {
        if (!text.isEmpty() && digitsEnd(text) == text.length()) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new UsageException(flag.spelling() + " " + text + " is too large");
            }
        }
        throw new UsageException(flag.spelling() + " wants a number, not '" + text + "'");
    }

    private static int digitsEnd(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** Where the leading digits, and the dot between them, end. */
    private static int unitAt(String text) {
        int end = digitsEnd(text);
        if (end < text.length() && text.charAt(end) == '.') {
            end += 1 + digitsEnd(text.substring(end + 1));
        }
        return end;
    }
}

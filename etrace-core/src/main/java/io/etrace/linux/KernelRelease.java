// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

/** The two numbers that a release begins with: {@code 6.12.117+deb13-cloud-amd64} is 6.12. */
public record KernelRelease(int major, int minor) {
    /** What a release counts as that does not begin with two numbers. */
    private static final KernelRelease NEWEST = new KernelRelease(Integer.MAX_VALUE, 0);

    public static KernelRelease running() {
        return parse(System.getProperty("os.version", ""));
    }

    static KernelRelease parse(String release) {
        String[] numbers = release.split("\\D+", 3);
        if (numbers.length < 2 || numbers[0].isEmpty() || numbers[1].isEmpty()) {
            return NEWEST;
        }
        return new KernelRelease(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }

    public boolean isBefore(int otherMajor, int otherMinor) {
        return major < otherMajor || (major == otherMajor && minor < otherMinor);
    }
}

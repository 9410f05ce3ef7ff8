// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

/** What of a capture could not be read, as far as it was read, in words. */
final class Damage {
    private int places;
    private String first = "";
    private long passedOver;
    private long missing;
    private boolean broken;

    /** Bytes between two frames that belong to neither. */
    void between(long position, long bytes) {
        passedOver += bytes;
        place("at byte " + position);
    }

    /** A frame that is not what it should be. */
    void frame(long position, String why) {
        broken = true;
        place("at byte " + position + ": " + why);
    }

    private void place(String where) {
        if (places++ == 0) {
            first = where;
        }
    }

    /** Frames that are not there: their numbers are left out. */
    void missing(long frames) {
        missing += frames;
    }

    /** Empty when there is none. */
    String text() {
        if (places == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder(broken || missing > 0 ? "damaged " : "mixed with other bytes ");
        text.append(first);
        text.append(places > 1 ? ", and in " + (places - 1) + " more places" : "");
        text.append(passedOver > 0 ? "; bytes passed over: " + passedOver : "");
        text.append(missing > 0 ? "; blocks missing: " + missing : "");
        return text.toString();
    }
}

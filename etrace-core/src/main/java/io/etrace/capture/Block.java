// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

/**
 * A block of records in a capture, as its header describes it.
 *
 * @param position where its header starts in the file
 * @param storedLength bytes behind the header
 * @param length bytes of records, once uncompressed
 * @param checksum CRC-32C of the stored bytes
 */
public record Block(long position, BlockSummary summary, int storedLength, int length, int checksum) {}

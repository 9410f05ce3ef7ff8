// SPDX-License-Identifier: Apache-2.0
/**
 * JMH benchmarks of the library's hot paths, run by hand: {@code java -jar etrace-bench/target/benchmarks.jar}.
 * Nothing calls them; no test measures time.
 */
package io.etrace.bench;

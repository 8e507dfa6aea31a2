// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

/**
 * Something that stood in for what was missing.
 *
 * @param what {@code funding settled at the perpetual's open, no recorded mark}
 * @param count how often
 */
public record Substitute(String what, int count) {}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

/**
 * One bar.
 *
 * @param openTime epoch milliseconds
 * @param closeTime open time + interval, when the bar is known
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume in units of the base
 */
public record Bar(
    long openTime,
    long closeTime,
    double open,
    double high,
    double low,
    double close,
    double volume) {}

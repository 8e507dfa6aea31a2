// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report;

/** How many orders a backtest placed, how many were filled, and how many were refused. */
public record OrderCounts(int placed, int filled, int refused) {}

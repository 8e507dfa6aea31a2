// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

/**
 * When something is asked or told.
 *
 * @param market the market's time, epoch milliseconds
 * @param machine what the machine's clock says, in milliseconds
 */
public record FaultTime(long market, long machine) {}

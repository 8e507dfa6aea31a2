// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.report.figure.Reading;

/**
 * The margin of an account as it is, and once every order has filled.
 *
 * @param usedBefore initial margin of all wallets, of equity
 * @param usedAfter the same then
 * @param mostUsed what the policy allows of equity, a fraction
 * @param leastDistance of liquidation that the policy asks for, a fraction; zero where it asks for
 *     none
 */
public record MarginShift(
    MarginUse before,
    MarginUse after,
    Reading usedBefore,
    Reading usedAfter,
    double mostUsed,
    double leastDistance) {}

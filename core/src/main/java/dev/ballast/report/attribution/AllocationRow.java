// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.attribution;

/**
 * What other weights than the plan's earned in a sector, in USDT: gained +, lost -.
 *
 * @param rotation by the weights that reviews wanted
 * @param drift by those that were held beside these
 * @param total of both: the allocation effect
 */
public record AllocationRow(String name, double rotation, double drift, double total) {
  static AllocationRow of(String name, AllocationEffect exact) {
    return new AllocationRow(
        name, exact.rotation().toDouble(), exact.drift().toDouble(), exact.total().toDouble());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

/**
 * Exposure as held and once every order of a proposal has filled.
 *
 * @param name of an asset, a sector, or all
 */
public record ExposureShift(String name, ExposureSides before, ExposureSides after) {}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.risk;

/** What a scenario changes of what is held for one purpose, in USDT. */
public record PurposeEffect(String purpose, double change) {}

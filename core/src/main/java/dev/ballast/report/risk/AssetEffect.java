// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.risk;

import dev.ballast.unit.Asset;

/** What a scenario changes by one asset, in USDT. */
public record AssetEffect(Asset asset, double spot, double futures, double total) {}

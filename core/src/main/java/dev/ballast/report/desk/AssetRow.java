// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.Sector;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;

/**
 * One asset of a portfolio.
 *
 * @param quantity owned in spot
 * @param price of one, in USDT
 * @param spotValue quantity x price
 * @param futuresNotional signed: long +, short -
 * @param net spot value plus futures notional
 * @param weight of the spot core
 * @param beta to the benchmark
 * @param kept where it is: {@code binance}, {@code cold storage}, {@code staked until 2025-12-01};
 *     several places joined by commas, empty where nothing is owned
 */
public record AssetRow(
    Asset asset,
    Sector sector,
    double quantity,
    double price,
    double spotValue,
    double futuresNotional,
    double net,
    Weight weight,
    Reading beta,
    String kept) {}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.desk;

import dev.ballast.market.Sector;
import dev.ballast.report.figure.Estimate;
import java.time.Instant;
import java.util.List;

/**
 * What is owned, at a time. Equity is cash, spot value and the profit of open futures.
 *
 * @param findings what is wrong with the account, to be told before anything else: that it is
 *     liquidated, that it owes more than it holds, that an entry price is odd
 * @param asOf closing time of the bars that the prices come from
 * @param cash dollars in all wallets, what is posted as margin included
 * @param currencies what the cash is made of
 * @param futuresNotional signed sum over positions
 * @param futuresProfit unrealised profit of open futures
 * @param net spot value plus futures notional
 * @param gross spot value plus absolute futures notionals
 * @param assets in the order to be shown
 * @param sectors in the order to be shown
 * @param custody how holdings are kept, in the account's order
 * @param benchmark what beta is measured against: {@code BTC}
 * @param portfolioBeta sum of beta x net exposure over total equity
 * @param notes what the reader must know: substitutes, stale prices, prices taken from perpetuals
 */
public record Ownership(
    List<String> findings,
    Instant asOf,
    double equity,
    double cash,
    List<CurrencyRow> currencies,
    double spotValue,
    double futuresNotional,
    double futuresProfit,
    double net,
    double gross,
    List<AssetRow> assets,
    List<SectorRow> sectors,
    List<CustodyRow> custody,
    String benchmark,
    Estimate portfolioBeta,
    MarginUse margin,
    List<String> notes) {
  /** Copies its lists; refuses an asset whose sector has no row. */
  public Ownership {
    findings = List.copyOf(findings);
    currencies = List.copyOf(currencies);
    assets = List.copyOf(assets);
    sectors = List.copyOf(sectors);
    custody = List.copyOf(custody);
    notes = List.copyOf(notes);
    List<Sector> known = sectors.stream().map(SectorRow::sector).toList();
    for (AssetRow asset : assets) {
      if (!known.contains(asset.sector())) {
        throw new IllegalArgumentException(
            asset.asset() + " is of " + asset.sector() + ", which has no row");
      }
    }
  }

  /** What is expected of booked yields in a year, in USDT at the prices of the day. */
  public double incomeAYear() {
    double sum = 0;
    for (CustodyRow row : custody) {
      sum += row.incomeAYear();
    }
    return sum;
  }

  /** The assets of a sector, in their order. */
  public List<AssetRow> assetsOf(Sector sector) {
    return assets.stream().filter(asset -> asset.sector().equals(sector)).toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

/** What a series of history is; the name in brackets is its name on disk and in JSON. */
public enum SeriesKind {
  /** Trades in bars ({@code bars}). */
  BARS("bars"),
  /** Mark price in bars ({@code mark}). */
  MARK("mark"),
  /** Index price in bars ({@code index}). */
  INDEX("index"),
  /** Every funding settlement ({@code funding}). */
  FUNDING("funding"),
  /** Some settlements only: good for a signal, never for a payment ({@code funding-sample}). */
  FUNDING_SAMPLE("funding-sample"),
  /** Contracts outstanding, in coins ({@code open-interest}). */
  OPEN_INTEREST("open-interest"),
  /** An asset's capitalisation in dollars ({@code market-cap}). */
  MARKET_CAP("market-cap"),
  /** The whole market's capitalisation in dollars ({@code total-market-cap}). */
  TOTAL_MARKET_CAP("total-market-cap"),
  /** An index of BTC against the other large coins ({@code dominance}). */
  DOMINANCE("dominance"),
  /** Daily closes of a continuous front-month future ({@code front-close}). */
  FRONT_CLOSE("front-close"),
  /** Accounts that are long in a contract for each that is short ({@code account-ratio}). */
  ACCOUNT_RATIO("account-ratio"),
  /** What top traders hold long in a contract over what they hold short ({@code trader-ratio}). */
  TRADER_RATIO("trader-ratio"),
  /** What takers bought in a snapshot's time over what they sold ({@code taker-ratio}). */
  TAKER_RATIO("taker-ratio"),
  /** What a user brought, in its own unit, known at the times that it has ({@code named}). */
  NAMED("named");

  private final String label;

  SeriesKind(String label) {
    this.label = label;
  }

  /** The kind whose label this is. */
  public static SeriesKind parse(String label) {
    for (SeriesKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("not a kind of series: '" + label + "'");
  }

  /** Open, high, low, close and volume, rather than one value a row. */
  public boolean isBars() {
    return this == BARS || this == MARK || this == INDEX || this == DOMINANCE;
  }

  /** One side of a contract over the other, zero or above, as snapshots. */
  public boolean isRatio() {
    return this == ACCOUNT_RATIO || this == TRADER_RATIO || this == TAKER_RATIO;
  }

  public boolean isFunding() {
    return this == FUNDING || this == FUNDING_SAMPLE;
  }

  @Override
  public String toString() {
    return label;
  }
}

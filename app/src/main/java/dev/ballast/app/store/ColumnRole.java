// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of a table tells. */
public enum ColumnRole {
  /** When a bar opens, or a settlement is. */
  TIME,
  SYMBOL,
  OPEN,
  HIGH,
  LOW,
  CLOSE,
  /** In the base asset. */
  VOLUME,
  /** In the quote currency. */
  QUOTE_VOLUME,
  FUNDING_RATE,
  MARK_PRICE;

  /** The headers that are known for it, as {@link #normal} has them, the surest first. */
  List<String> headers() {
    return switch (this) {
      case TIME ->
          List.of(
              "open_time",
              "opentime",
              "unix",
              "unix_timestamp",
              "unix_time",
              "timestamp",
              "ts",
              "time",
              "datetime",
              "date_time",
              "date",
              "time_period_start",
              "start_time",
              "start",
              "gmt_time",
              "t",
              "fundingtime",
              "funding_time",
              "calc_time",
              "index",
              "__index_level_0__",
              "");
      case SYMBOL -> List.of("symbol", "pair", "ticker", "instrument", "market", "tic");
      case OPEN -> List.of("open", "o", "open_price", "price_open");
      case HIGH -> List.of("high", "h", "high_price", "price_high");
      case LOW -> List.of("low", "l", "low_price", "price_low");
      case CLOSE -> List.of("close", "c", "close_price", "price_close");
      case VOLUME ->
          List.of(
              "volume",
              "vol",
              "v",
              "base_volume",
              "volume_base",
              "volume_(base)",
              "volumefrom",
              "volume_traded");
      case QUOTE_VOLUME ->
          List.of(
              "quote_volume",
              "volume_quote",
              "volume_(quote)",
              "quote_asset_volume",
              "quotevolume",
              "turnover",
              "volumeto",
              "quote_av");
      case FUNDING_RATE -> List.of("funding_rate", "fundingrate", "last_funding_rate");
      case MARK_PRICE -> List.of("mark_price", "markprice");
    };
  }

  /** The role of a name as users write it: {@code time}, {@code quote_volume}. */
  public static Optional<ColumnRole> named(String name) {
    for (ColumnRole role : values()) {
      if (role.toString().equals(normal(name))) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /** A header in small letters, blanks and dashes as underscores. */
  static String normal(String header) {
    return header.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

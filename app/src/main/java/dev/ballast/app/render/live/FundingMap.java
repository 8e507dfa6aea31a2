// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render.live;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Funding by contract and day.
 *
 * @param total received + and paid -, by asset: {@code +12.40 USDT}; none where nothing was settled
 * @param days in order, those without a settlement too
 * @param rows by contract
 */
public record FundingMap(List<String> total, List<LocalDate> days, List<Row> rows) {
  /** What counts as much, a fraction of notional a day. */
  private static final double MUCH = 0.0010;

  private static final double SOME = 0.0003;

  /** Copies the lists. */
  public FundingMap {
    total = List.copyOf(total);
    days = List.copyOf(days);
    rows = List.copyOf(rows);
  }

  /**
   * A contract.
   *
   * @param cells one a day
   * @param sum received + and paid - over all days, in what it settles in
   */
  public record Row(String contract, List<Optional<Cell>> cells, double sum) {
    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * A day of a contract.
   *
   * @param earned a fraction of notional: received +, paid -
   * @param rate of the day's settlements together; longs pay where it is positive
   * @param amount received +, paid -, in what it settles in
   */
  public record Cell(double earned, double rate, double amount) {
    /** The class of its colour. */
    public String css() {
      double size = Math.abs(earned);
      int step = size >= MUCH ? 3 : size >= SOME ? 2 : 1;
      return size == 0 ? "" : (earned > 0 ? "up" : "down") + step;
    }
  }
}

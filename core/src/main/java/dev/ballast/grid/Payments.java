// SPDX-License-Identifier: Apache-2.0
package dev.ballast.grid;

import dev.ballast.market.Contract;
import dev.ballast.market.Settlements;
import dev.ballast.unit.Exact;
import java.math.BigDecimal;

/** Settlements as counts: what each pays, exactly as {@link Contract#funding} computes it. */
final class Payments {
  private static final double ONE = Exact.ONE;

  private final Settlements funding;
  private final long[] mark;
  private final long[] rate;
  private final boolean[] whole;
  private final double[] size;

  Payments(Settlements funding) {
    int rows = funding.size();
    this.funding = funding;
    mark = new long[rows];
    rate = new long[rows];
    whole = new boolean[rows];
    size = new double[rows];
    for (int row = 0; row < rows; row++) {
      mark[row] = Double.isNaN(funding.mark(row)) ? 0 : Exact.ofDouble(funding.mark(row));
      rate[row] = Math.round(funding.rate(row) * ONE);
      whole[row] = rate[row] / ONE == funding.rate(row);
      size[row] = Math.abs(funding.rate(row) * (mark[row] / ONE));
    }
  }

  int size() {
    return mark.length;
  }

  long time(int row) {
    return funding.time(row);
  }

  int column(int row) {
    return funding.column(row);
  }

  /** Whether there is a price to pay with. */
  boolean isPriced(int row) {
    return mark[row] > 0;
  }

  /** About what a settlement pays or costs a contract, without its sign. */
  double size(int row) {
    return size[row];
  }

  /** What a settlement pays to this many contracts, positive when received. */
  long of(int row, long contracts) {
    return whole[row]
        ? Contract.funding(contracts, mark[row], rate[row])
        : Exact.round(
            BigDecimal.valueOf(-contracts, 8)
                .multiply(BigDecimal.valueOf(mark[row], 8))
                .multiply(BigDecimal.valueOf(funding.rate(row))));
  }
}

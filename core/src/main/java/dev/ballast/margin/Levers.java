// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin;

import dev.ballast.account.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The different leverages of many positions, each with one over it as an {@link ExactShare}. */
final class Levers {
  /** Columns of a leverage: multiplier and shift. */
  static final int WIDTH = 2;

  private static final int MOST = Short.MAX_VALUE / WIDTH;

  private final TreeMap<BigDecimal, Integer> places = new TreeMap<>();
  private final List<ExactShare> shares = new ArrayList<>();

  private Levers() {}

  /** The leverages of all positions of these wallets. */
  static Levers of(List<CrossWallet> wallets) {
    Levers levers = new Levers();
    for (CrossWallet wallet : wallets) {
      for (Position position : wallet.positions()) {
        levers.add(position.leverage());
      }
    }
    return levers;
  }

  private void add(BigDecimal leverage) {
    if (places.containsKey(leverage)) {
      return;
    }
    if (shares.size() == MOST) {
      throw new IllegalArgumentException("more than " + MOST + " different leverages");
    }
    places.put(leverage, shares.size());
    shares.add(inverse(leverage));
  }

  private static ExactShare inverse(BigDecimal leverage) {
    BigDecimal digits = leverage.stripTrailingZeros();
    int scale = Math.max(0, digits.scale());
    return ExactShare.of(BigInteger.TEN.pow(scale), digits.setScale(scale).unscaledValue());
  }

  /** Where the leverage stands in the columns, counted in leverages. */
  int place(BigDecimal leverage) {
    return places.getOrDefault(leverage, -1);
  }

  /** The greatest notional of which initial margin is exact. */
  long limit(int place) {
    return shares.get(place).limit();
  }

  /** Multiplier and shift of each, one after another. */
  long[] columns() {
    long[] columns = new long[shares.size() * WIDTH];
    for (int place = 0; place < shares.size(); place++) {
      columns[place * WIDTH] = shares.get(place).multiplier();
      columns[place * WIDTH + 1] = shares.get(place).shift();
    }
    return columns;
  }
}

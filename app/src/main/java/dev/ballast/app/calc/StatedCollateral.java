// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.Given;
import dev.ballast.margin.Collateral;
import dev.ballast.margin.Haircut;
import dev.ballast.unit.Asset;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Assets that stand behind positions, with what the venue counts of each.
 *
 * @param portfolio whether it is portfolio margin, else multi-assets mode
 */
public record StatedCollateral(List<Collateral> assets, boolean portfolio) {
  private static final String FORM =
      "write ASSET:BALANCE:INDEX:BID_BUFFER:ASK_BUFFER (multi-assets mode) or"
          + " ASSET:NET:INDEX:COLLATERAL_RATE (portfolio margin)";

  public StatedCollateral {
    assets = List.copyOf(assets);
  }

  /** Reads flags such as {@code BTC:0.5:60000:0.05:0.05}. */
  public static StatedCollateral parse(List<String> flags) {
    List<Collateral> assets = new ArrayList<>();
    int parts = 0;
    for (String flag : flags) {
      String[] cells = flag.split(":", -1);
      if (cells.length < 4 || cells.length > 5 || (parts != 0 && parts != cells.length)) {
        throw mistake(flag, FORM + ", all of one kind");
      }
      parts = cells.length;
      Collateral one = collateral(flag, cells);
      if (assets.stream().anyMatch(other -> other.asset().equals(one.asset()))) {
        throw mistake(flag, one.asset() + " is there twice");
      }
      assets.add(one);
    }
    return new StatedCollateral(assets, parts == 4);
  }

  private static Collateral collateral(String flag, String[] cells) {
    try {
      BigDecimal third = fraction(flag, cells[3]);
      return new Collateral(
          Asset.parse(cells[0]),
          decimal(flag, cells[1]),
          decimal(flag, cells[2]),
          cells.length == 4
              ? Haircut.collateralRate(third)
              : Haircut.buffers(third, fraction(flag, cells[4])));
    } catch (IllegalArgumentException e) {
      throw mistake(flag, String.valueOf(e.getMessage()));
    }
  }

  private static BigDecimal decimal(String flag, String cell) {
    try {
      return Given.flags(Map.of("collateral", cell)).number("collateral");
    } catch (UserMistake e) {
      throw mistake(flag, FORM);
    }
  }

  private static BigDecimal fraction(String flag, String cell) {
    BigDecimal value = decimal(flag, cell);
    if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
      throw mistake(flag, cell + " is no fraction from 0 to 1");
    }
    return value;
  }

  private static UserMistake mistake(String flag, String why) {
    return new UserMistake("--collateral " + flag + ": " + why);
  }

  /** What counts of everything, with profit in the asset that positions settle in. */
  BigDecimal counted(Asset settle, BigDecimal profit) {
    BigDecimal sum = BigDecimal.ZERO;
    boolean found = false;
    for (Collateral one : assets) {
      boolean settled = one.asset().equals(settle);
      found |= settled;
      sum = sum.add(one.counted(settled ? profit : BigDecimal.ZERO));
    }
    return found ? sum : sum.add(profit);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.cost.TradingCosts;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.policy.CarryTerms;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.TradingTerms;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.BasisPoints;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A market of 100 days from 2025-01-01 in which spot stands at 100 and a million coins are traded a
 * day. Spot costs 10 bp, a future 5 bp, half a spread is 2 bp, and there is no impact.
 */
final class MadeCarry {
  static final String DAY = "2025-04-11";
  static final Asset SOL = new Asset("SOL");
  static final Asset ETH = new Asset("ETH");
  static final TradingCosts COSTS =
      new TradingCosts(
          BasisPoints.of("10"), BasisPoints.of("5"), BasisPoints.of("2"), BasisPoints.ZERO);
  private static final int DAYS = 100;

  final MadeMarket market = MadeMarket.from("2025-01-01").volume(1_000_000);

  MadeCarry spot(String asset) {
    return closes(asset + "/USDT", 100, DAYS);
  }

  /** A perpetual whose funding is the same every 8 hours. */
  MadeCarry perpetual(String asset, double price, double rate) {
    String symbol = asset + "/USDT:USDT";
    closes(symbol, price, DAYS);
    market.fundingEvery(8, symbol, "2025-01-01", DAY, rate);
    return this;
  }

  MadeCarry closes(String symbol, double price, int days) {
    double[] closes = new double[days];
    Arrays.fill(closes, price);
    market.closes(symbol, closes);
    return this;
  }

  MarketView view() {
    return market.view(DAY);
  }

  CarryScan scan(double capital, Asset... assets) {
    return scan(CarryWish.of(List.of(assets), capital));
  }

  CarryScan scan(CarryWish wish) {
    return CarryScan.of(view(), Ids.MARKET, COSTS, CarryTerms.DEFAULT, wish);
  }

  /** A review of an account with so much cash. */
  ReviewInput input(String cash) {
    Policy policy =
        Policy.plain(SectorBook.of(List.of()), Ids.VENUE, Money.usdt("100000"))
            .withTerms(TradingTerms.usual(Money.usdt("100000")).withCosts(COSTS));
    MarketView view = view();
    Map<InstrumentId, Price> prices = new TreeMap<>();
    for (InstrumentId id : market.instruments()) {
      view.bars(id, Interval.DAY)
          .ifPresent(bars -> prices.put(id, Price.nearest(bars.close(bars.size() - 1))));
    }
    Account account =
        new Account(
            view.time(),
            List.of(new Balance(Place.SPOT, Asset.USDT, Quantity.parse(cash))),
            List.of());
    return ReviewInput.of(
        policy,
        market.brackets(),
        view,
        account,
        Marks.of(view.time(), Asset.USDT, prices),
        Map.of());
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.MarketView;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.policy.SectorBook;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A plan names what it holds and what no longer moves with the benchmark. */
final class PlannedBreakTest {
  /** Days 0 to 120; from day 91 on, thirty returns, SOL goes its own way and ADA does not. */
  @Test
  void namesWhatIsHeldAndBroke() {
    double[] btc = new double[121];
    double[] sol = new double[121];
    double[] ada = new double[121];
    double[] prices = {60_000, 150, 1};
    for (int day = 0; day < 121; day++) {
      double move = 0.02 * Math.sin(0.7 * day);
      double other = 0.02 * Math.cos(2.3 * day);
      prices[0] *= 1 + move;
      prices[1] *= 1 + (day > 90 ? other : move + 0.2 * other);
      prices[2] *= 1 + move + 0.2 * other;
      btc[day] = prices[0];
      sol[day] = prices[1];
      ada[day] = prices[2];
    }
    MadeMarket market =
        MadeMarket.from("2025-01-01")
            .closes("BTC/USDT", btc)
            .closes("SOL/USDT", sol)
            .closes("ADA/USDT", ada);

    assertThat(notes(market, "SOL", "ADA"))
        .singleElement()
        .asString()
        .startsWith("SOL and BTC: their correlation broke, ")
        .contains(" in the last 30 returns, 0.9")
        .endsWith(": its beta, and a hedge by it, say little of now");
    assertThat(notes(market, "ADA")).isEmpty();
  }

  /** What an advising review and one of a run note of it: the run nothing, since it costs time. */
  private static List<String> notes(MadeMarket market, String... held) {
    MarketView view = market.view("2025-05-02");
    Map<InstrumentId, Price> prices = new TreeMap<>();
    market.instruments().forEach(id -> prices.put(id, Price.parse("100")));
    List<Balance> balances =
        List.of(held).stream()
            .map(asset -> new Balance(Place.SPOT, new Asset(asset), Quantity.parse("10")))
            .toList();
    ReviewInput input =
        ReviewInput.of(
            Policy.plain(SectorBook.of(List.of()), Ids.VENUE, Money.usdt("100000")),
            market.brackets(),
            view,
            new Account(view.time(), balances, List.of()),
            Marks.of(view.time(), Asset.USDT, prices),
            Map.of());
    List<ReviewKind> hedges = List.of(ReviewKind.HEDGES);
    assertThat(broken(Review.of(input).decide(hedges))).isEmpty();
    return broken(Review.advising(input).decide(hedges));
  }

  private static List<String> broken(Decision decision) {
    return decision.plan().notes().stream().filter(note -> note.contains("broke")).toList();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.market.Contract;
import dev.ballast.market.HistoryFeed;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Interval;
import dev.ballast.market.MarketView;
import dev.ballast.order.Event;
import dev.ballast.plan.Decision;
import dev.ballast.plan.Review;
import dev.ballast.plan.ReviewMemory;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ReviewKind;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.portfolio.RuleStop;
import dev.ballast.portfolio.RuleStops;
import dev.ballast.testing.BrokenLimits;
import dev.ballast.testing.Ids;
import dev.ballast.testing.MadeMarket;
import dev.ballast.testing.SeededMarket;
import dev.ballast.testing.SeededPolicy;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.Quantity;
import dev.ballast.venue.sim.SimulatedVenue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Accounts, plans and markets by seed, some of the plans with an optimised overlay, some with
 * weights that signals move: whatever is held and asked for, the venue refuses no order and no
 * transfer of a plan in a market that opens where it closed, and no plan breaks a limit.
 */
class NoOrderOfAPlanIsRefusedTest {
  private static final int MARKETS = 500;
  private static final int ACCOUNTS = 20;

  /** Markets in which a plan has an optimised overlay beside its rules. */
  private static final int OPTIMISED = 40;

  private static final long TIME = MadeMarket.at(SeededMarket.FIRST.toString());

  /** Two plans of each account: the second on what the first left. */
  @Test
  void everyOrderOfTwentyThousandPlansIsTakenAndNoLimitIsBroken() {
    List<String> failures = new ArrayList<>();
    int fills = 0;
    for (long seed = 1; seed <= MARKETS; seed++) {
      SeededMarket market = new SeededMarket(seed, 2, 2);
      for (int account = 0; account < ACCOUNTS; account++) {
        long own = 1000 * seed + account;
        for (Event event :
            run(
                market,
                new Random(own),
                account == 8 && seed <= OPTIMISED,
                account % 4 == 1,
                broken -> failures.add(own + ": " + broken))) {
          switch (event) {
            case Event.OrderRefused refused ->
                failures.add(own + ": " + refused.order() + ": " + refused.reason());
            case Event.RequestRejected rejected ->
                failures.add(own + ": " + rejected.request() + ": " + rejected.reason());
            case Event.Filled _ -> fills++;
            default -> {}
          }
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(fills).isGreaterThan(100_000);
  }

  private static List<Event> run(
      SeededMarket market,
      Random random,
      boolean optimised,
      boolean rotating,
      Consumer<String> broken) {
    HistoryFeed feed = market.feed();
    Policy first = SeededPolicy.of(random, market.sectors());
    Policy second = random.nextBoolean() ? first : SeededPolicy.of(random, market.sectors());
    second = second.withTerms(first.terms());
    List<Event> opening = opening(market, random);
    if (optimised) {
      first = SeededPolicy.optimised(random, first);
      second = SeededPolicy.optimised(random, second);
    }
    if (rotating) {
      first = SeededPolicy.rotating(random, first);
      second = SeededPolicy.rotating(random, second);
    }
    MemoryJournal journal = new MemoryJournal();
    new Session(
            feed,
            new TwoPlans(market, first, second, broken),
            new SimulatedVenue(feed, first.terms().costs(), market.brackets(), Ids.MARKET),
            journal,
            Asset.USDT,
            feed.end())
        .run(opening);
    return journal.events();
  }

  private record TwoPlans(SeededMarket market, Policy first, Policy second, Consumer<String> broken)
      implements Strategy {
    @Override
    public List<InstrumentId> instruments() {
      return market.instruments();
    }

    @Override
    public Optional<Instructions> review(Input input) {
      ReviewInput reviewed =
          ReviewInput.of(
              input.since().isEmpty() ? first : second,
              market.brackets(),
              input.view(),
              input.account(),
              input.marks(),
              input.holders());
      List<RuleStop> stops = input.last().map(ReviewMemory::stops).orElse(List.of());
      reviewed = reviewed.withStops(RuleStops.of(reviewed, stops));
      Decision decision = Review.of(reviewed).decide(List.of(ReviewKind.values()));
      BrokenLimits.of(reviewed, decision).forEach(broken);
      return Optional.of(Instructions.of(decision, input.open()));
    }
  }

  /** Cash in both wallets, coins and positions at random. */
  private static List<Event> opening(SeededMarket market, Random random) {
    double size = Math.pow(10, 2.5 + 3.5 * random.nextDouble());
    MarketView view = MarketView.of(market.history(), market.rules(), TIME);
    List<Event> opening = new ArrayList<>();
    opening.add(new Event.Deposited(TIME, Place.SPOT, money(size * random.nextDouble())));
    if (random.nextBoolean()) {
      opening.add(new Event.Deposited(TIME, Place.FUTURES, money(size * random.nextDouble())));
    }
    TreeSet<InstrumentId> rest = new TreeSet<>(market.instruments());
    for (InstrumentId id : rest) {
      if (random.nextInt(4) > 0 || view.bars(id, Interval.DAY).isEmpty()) {
        continue;
      }
      double close =
          view.bars(id, Interval.DAY).get().close(view.bars(id, Interval.DAY).get().size() - 1);
      if (id.isSpot()) {
        Quantity coins = quantity(0.3 * size * random.nextDouble() / close);
        if (!coins.isZero()) {
          opening.add(new Event.Deposited(TIME, Place.SPOT, new Money(id.base(), coins.units())));
        }
      } else if (opening.size() > 1
          && view.funding(id).isPresent()
          && view.instrument(id).isPresent()
          && market.brackets().brackets(id, TIME).isPresent()) {
        Quantity held = quantity(0.4 * size * (random.nextDouble() - 0.5) / close);
        if (!held.isZero()) {
          opening.add(
              new Event.PositionBrought(
                  TIME,
                  Position.cross(
                      Contract.of(id),
                      held,
                      Price.nearest(close),
                      BigDecimal.valueOf(1 + random.nextInt(3)))));
        }
      }
    }
    return opening;
  }

  private static Money money(double amount) {
    return Money.of(Asset.USDT, BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN));
  }

  private static Quantity quantity(double coins) {
    return Quantity.of(BigDecimal.valueOf(coins).setScale(3, RoundingMode.DOWN));
  }
}

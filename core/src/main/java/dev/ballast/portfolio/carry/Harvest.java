// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.carry;

import dev.ballast.market.ContractPrefix;
import dev.ballast.market.Deliveries;
import dev.ballast.policy.CarryKind;
import dev.ballast.policy.CarryRule;
import dev.ballast.policy.CarryTerms;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * The system that harvests carry: of what is there, the best that clear the rule's threshold, as
 * long as they earn enough.
 *
 * <p>What is held and still earns enough comes first, the best first, and last what cannot be told;
 * the rest of the capital goes to the best net yield. One asset has one carry, and what is left at
 * a review is not entered at it. A leg takes at most 1 % of the day's volume when it is entered.
 *
 * @param scan that it chose from; empty where the account is worth nothing
 * @param wanted what is left, what is kept, and what is entered, the best first
 */
public record Harvest(Optional<CarryScan> scan, List<WantedCarry> wanted) {
  /** Copies the list. */
  public Harvest {
    wanted = List.copyOf(wanted);
  }

  /**
   * What a rule wants.
   *
   * @param assets that may be entered
   * @param held one of each asset at most
   */
  public static Harvest of(
      ReviewInput input, CarryRule rule, Collection<Asset> assets, List<HeldCarry> held) {
    double equity = input.exposure().equity().toDouble();
    if (!(equity > 0)) {
      String why = "the account is worth " + input.exposure().equity();
      return new Harvest(
          Optional.empty(), held.stream().map(one -> left(input, one, why)).toList());
    }
    double most = rule.perAsset().fraction() * equity;
    Set<Asset> looked = new TreeSet<>(assets);
    held.forEach(one -> looked.add(one.asset()));
    CarryScan scan =
        CarryScan.of(
            input.view(),
            input.policy().market(),
            input.policy().terms().costs(),
            rule.terms(),
            new CarryWish(List.copyOf(looked), rule.kinds(), most, Map.of()));
    Choice choice = new Choice(input, rule, scan, most, rule.atMost().fraction() * equity);
    held.forEach(choice::hold);
    choice.keep();
    scan.quotes().stream().filter(one -> assets.contains(one.asset())).forEach(choice::enter);
    return new Harvest(Optional.of(scan), choice.wanted);
  }

  private static WantedCarry left(ReviewInput input, HeldCarry held, String why) {
    return new WantedCarry(
        held.asset(),
        input.spot(held.asset()),
        held.future(),
        WantedCarry.Step.LEAVE,
        0,
        0,
        0,
        OptionalDouble.empty(),
        why);
  }

  /** Shares the capital out. */
  private static final class Choice {
    /** Of the budget: less of it is none left. */
    private static final double ROUNDING = 1e-9;

    private final ReviewInput input;
    private final CarryRule rule;
    private final CarryScan scan;
    private final double most;
    private final List<WantedCarry> wanted = new ArrayList<>();
    private final Set<Asset> decided = new HashSet<>();
    private final List<Kept> kept = new ArrayList<>();
    private final double least;
    private double rest;

    /** What is held and is not left for what it earns. */
    private record Kept(HeldCarry held, OptionalDouble earns, String why) {}

    private Choice(ReviewInput input, CarryRule rule, CarryScan scan, double most, double budget) {
      this.input = input;
      this.rule = rule;
      this.scan = scan;
      this.most = most;
      this.least = ROUNDING * budget;
      this.rest = budget;
    }

    private void hold(HeldCarry held) {
      if (!decided.add(held.asset())) {
        throw new IllegalArgumentException("two carries of " + held.asset() + " are held");
      }
      CarryKind kind = held.future().expiry().isPresent() ? CarryKind.CALENDAR : CarryKind.FUNDING;
      Optional<CarryQuote> quote = scan.find(held.asset(), held.future());
      if (!rule.kinds().contains(kind)) {
        leave(held, OptionalDouble.empty(), "the rule looks for no " + kind + " carry");
      } else if (hasEnded(held)) {
        leave(held, OptionalDouble.empty(), held.future() + " has ended");
      } else if (quote.isEmpty()) {
        kept.add(
            new Kept(
                held, OptionalDouble.empty(), "kept, for its yield cannot be told: " + gap(held)));
      } else {
        judge(held, quote.get());
      }
    }

    private boolean hasEnded(HeldCarry held) {
      return input.view().end(held.future()).isPresent()
          || (held.future().expiry().isPresent()
              && Deliveries.daysTo(input.view(), held.future()) <= 0);
    }

    private String gap(HeldCarry held) {
      return scan.missing().stream()
          .filter(one -> one.asset().equals(held.asset()))
          .map(MissingCarry::reason)
          .findFirst()
          .orElse(held.future() + " is not listed");
    }

    private void judge(HeldCarry held, CarryQuote quote) {
      double earns =
          quote.shortFuture() ? quote.amounts().holdingYield() : quote.amounts().payingYield();
      String rests = CarryWords.of(quote);
      if (earns < rule.exit().fraction()) {
        leave(
            held,
            OptionalDouble.of(earns),
            "it goes on to earn "
                + CarryWords.percent(earns)
                + " a year, below the "
                + rule.exit()
                + " that it is left at: "
                + rests);
      } else {
        kept.add(
            new Kept(
                held,
                OptionalDouble.of(earns),
                "it goes on to earn " + CarryWords.percent(earns) + " a year: " + rests));
      }
    }

    private void leave(HeldCarry held, OptionalDouble earns, String why) {
      WantedCarry left = left(input, held, why);
      wanted.add(
          new WantedCarry(
              left.asset(), left.spot(), left.future(), left.step(), 0, 0, 0, earns, why));
    }

    /** Gives what is kept its capital. */
    private void keep() {
      kept.sort(
          Comparator.comparingDouble((Kept one) -> one.earns().orElse(Double.NEGATIVE_INFINITY))
              .reversed());
      kept.forEach(one -> keep(one.held(), one.earns(), one.why()));
    }

    private void keep(HeldCarry held, OptionalDouble earns, String why) {
      CarryTerms terms = rule.terms();
      double future =
          input.marks().price(held.future()).toDouble()
              / ContractPrefix.unitsPerBase(held.future().base());
      double spot = input.marks().price(input.spot(held.asset())).toDouble();
      double each = spot + future * terms.backing();
      double allowed = Math.max(0, Math.min(most, rest) / each);
      double coins = Math.min(held.coins(), allowed);
      if (coins * each <= least) {
        leave(held, earns, "no capital of the rule's " + rule.atMost() + " is left for it");
        return;
      }
      boolean cut = coins < held.coins();
      rest -= coins * each;
      wanted.add(
          new WantedCarry(
              held.asset(),
              input.spot(held.asset()),
              held.future(),
              cut ? WantedCarry.Step.CUT : WantedCarry.Step.KEEP,
              coins,
              coins * future,
              coins * each,
              earns,
              cut ? why + "; cut to what the rule's capital allows" : why));
    }

    private void enter(CarryQuote quote) {
      double net = quote.amounts().netYield();
      if (!quote.offered()
          || net < rule.above().fraction()
          || rest <= least
          || !decided.add(quote.asset())) {
        return;
      }
      double share = Math.min(1, rest / quote.amounts().capital());
      double capital = share * quote.amounts().capital();
      rest -= capital;
      wanted.add(
          new WantedCarry(
              quote.asset(),
              quote.pair().spot(),
              quote.pair().future(),
              WantedCarry.Step.ENTER,
              share * quote.coins(),
              share * quote.amounts().notional(),
              capital,
              OptionalDouble.of(net),
              CarryWords.percent(net)
                  + " a year is expected after all costs, above "
                  + rule.above()
                  + ": "
                  + CarryWords.of(quote)
                  + quote.limit().map(limit -> "; sized by " + limit).orElse("")));
    }
  }
}

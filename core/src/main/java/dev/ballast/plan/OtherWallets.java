// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.margin.Collateral;
import dev.ballast.margin.CrossBook;
import dev.ballast.margin.CrossLeg;
import dev.ballast.margin.ShockedAccount;
import dev.ballast.portfolio.ReviewInput;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The wallets that a plan moves no money into: of coin-margined positions, of other dollars, of
 * isolated positions. Where one is nearer to its liquidation than the plan asks for, only what is
 * paid into it mends that.
 */
record OtherWallets(ReviewInput input, StandingFutures standing) {
  /** A sentence of each wallet that is too near, with what it lacks. */
  List<String> notes() {
    SequencedMap<Asset, List<Position>> cross = new TreeMap<>();
    List<String> notes = new ArrayList<>();
    for (Position position : input.account().positions()) {
      if (standing.closings().closes(position)) {
        continue;
      }
      Asset settle = position.contract().settle();
      if (position.margin() == MarginMode.ISOLATED) {
        String name = "the isolated wallet of " + position.key();
        add(notes, name, position.isolated().orElseThrow(), List.of(position));
      } else if (!standing.isPooled() && !settle.equals(input.policy().quote())) {
        cross.computeIfAbsent(settle, _ -> new ArrayList<>()).add(position);
      }
    }
    cross.forEach((settle, positions) ->
        add(
            notes,
            "the futures wallet in " + settle,
            new Money(settle, input.account().in(Place.FUTURES, settle).units()),
            positions));
    return notes;
  }

  private void add(List<String> notes, String name, Money balance, List<Position> positions) {
    List<CrossLeg> legs = positions.stream().map(this::leg).toList();
    double limit = input.policy().overlay().limits().liquidationDistance().fraction();
    if (legs.stream().anyMatch(leg -> leg.tiers().isEmpty())) {
      notes.add(
          "how far "
              + name
              + " is from its liquidation is not known: no margin brackets of "
              + positions.stream()
                  .map(one -> one.instrument().toString())
                  .collect(Collectors.joining(", ")));
      return;
    }
    CrossBook book =
        new CrossBook(
            List.of(Collateral.cash(balance.asset(), balance.toDecimal())),
            legs,
            asset -> asset.equals(input.policy().quote()) ? 0 : standing.beta(asset),
            1);
    OptionalDouble nearest = book.distance().nearest();
    if (nearest.isPresent() && Math.abs(nearest.getAsDouble()) < limit) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%s is liquidated if the market %s by %.1f%%, nearer than liquidation-distance of %s,"
                  + " and the plan moves nothing into it: pay in %s %s, or make its positions"
                  + " smaller",
              name,
              nearest.getAsDouble() < 0 ? "falls" : "rises",
              100 * Math.abs(nearest.getAsDouble()),
              input.policy().overlay().limits().liquidationDistance(),
              amount(Math.max(lacking(book, limit), lacking(book, -limit)), balance.asset()),
              balance.asset()));
    }
  }

  /** What would have to be in the wallet besides to last at a move, in its asset. */
  private static double lacking(CrossBook book, double shock) {
    ShockedAccount then = book.at(shock);
    double price = then.collateral().getFirst().index();
    return price > 0 ? Math.max(0, -then.excess() / price) : 0;
  }

  /** Rounded up, to cents of a dollar or to hundred-thousandths of a coin. */
  private static String amount(double amount, Asset asset) {
    double steps = asset.isDollar() ? 100 : 1e5;
    return String.format(
        Locale.ROOT, asset.isDollar() ? "%,.2f" : "%,.5f", Math.ceil(amount * steps) / steps);
  }

  private CrossLeg leg(Position position) {
    return CrossLeg.of(
        position,
        input.marks().price(position.instrument()),
        input.brackets().brackets(position.instrument(), input.view().time()));
  }
}

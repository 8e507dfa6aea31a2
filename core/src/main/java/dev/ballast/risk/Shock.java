// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.account.Place;
import dev.ballast.unit.Asset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What happens at once to prices, funding and places: one scenario, as a value.
 *
 * @param name short: {@code BTC -30%}
 * @param meaning half a sentence: how each asset moves
 * @param moves of assets' prices in dollars, fractions from -1 up; an asset that is not there
 *     stands still
 * @param basis how far every future goes from its asset's price, a fraction of it
 * @param fundingPerDay the rate that perpetuals are held at, a fraction of notional a day; longs
 *     pay when it is positive
 * @param fundingDays for how long
 * @param lost where all that is kept is gone; with the futures wallet the positions go
 * @param notes what the reader must know of the moves
 */
public record Shock(
    String name,
    String meaning,
    SequencedMap<Asset, Double> moves,
    double basis,
    double fundingPerDay,
    int fundingDays,
    SequencedSet<Place> lost,
    List<String> notes) {
  /** Copies the collections; refuses falls of more than everything. */
  public Shock {
    moves = Collections.unmodifiableSequencedMap(new TreeMap<>(moves));
    lost = Collections.unmodifiableSequencedSet(new TreeSet<>(lost));
    notes = List.copyOf(notes);
    moves.forEach((asset, move) -> check(asset + " moves", move));
    check("the basis moves", basis);
    if (!Double.isFinite(fundingPerDay) || fundingDays < 0) {
      throw new IllegalArgumentException(
          "funding of " + fundingPerDay + " a day for " + fundingDays + " days");
    }
  }

  private static void check(String what, double move) {
    if (!Double.isFinite(move) || move < -1) {
      throw new IllegalArgumentException(what + " by " + move);
    }
  }

  /** Nothing moves. */
  public static Shock still(String name, String meaning) {
    return new Shock(name, meaning, new TreeMap<>(), 0, 0, 0, new TreeSet<>(), List.of());
  }

  /** The same with prices that move. */
  public Shock moving(Map<Asset, Double> other) {
    return new Shock(
        name, meaning, new TreeMap<>(other), basis, fundingPerDay, fundingDays, lost, notes);
  }

  /** The same with futures that go from their assets. */
  public Shock withBasis(double other) {
    return new Shock(name, meaning, moves, other, fundingPerDay, fundingDays, lost, notes);
  }

  /** The same with funding held at a rate a day. */
  public Shock withFunding(double perDay, int days) {
    return new Shock(name, meaning, moves, basis, perDay, days, lost, notes);
  }

  /** The same with places whose holdings are gone. */
  public Shock losing(SequencedSet<Place> places) {
    return new Shock(name, meaning, moves, basis, fundingPerDay, fundingDays, places, notes);
  }

  /** The same with more for the reader to know. */
  public Shock noting(List<String> more) {
    return new Shock(name, meaning, moves, basis, fundingPerDay, fundingDays, lost, more);
  }

  /** What an asset's price in dollars is multiplied by. */
  public double factor(Asset asset) {
    return 1 + moves.getOrDefault(asset, 0.0);
  }
}

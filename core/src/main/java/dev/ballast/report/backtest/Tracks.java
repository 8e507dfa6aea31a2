// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.backtest;

import dev.ballast.account.Account;
import dev.ballast.account.Balance;
import dev.ballast.account.Marks;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.engine.Run;
import dev.ballast.engine.Session;
import dev.ballast.market.InstrumentId;
import dev.ballast.policy.Policy;
import dev.ballast.policy.SectorsOnDay;
import dev.ballast.report.attribution.Attribution;
import dev.ballast.report.attribution.Part;
import dev.ballast.report.figure.Flows;
import dev.ballast.report.figure.Track;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import dev.ballast.unit.Price;
import dev.ballast.unit.UtcDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The strategy's line of equity, and those that it is compared with. */
final class Tracks {
  private final Policy policy;
  private final Run run;
  private final int size;
  private final List<Instant> days;
  private final Flows flows;

  private Tracks(Policy policy, Run run, Attribution attribution) {
    this.policy = policy;
    this.run = run;
    this.size = run.snapshots().size();
    this.days = run.snapshots().stream().map(one -> Instant.ofEpochMilli(one.time())).toList();
    this.flows = flows(attribution, size);
  }

  /**
   * The strategy first; the benchmark where it has a price at the start. What was paid into or out
   * of the account is paid into or out of all.
   *
   * @param attribution of the run, which knows what was paid
   */
  static List<Track> of(Policy policy, Run run, Attribution attribution) {
    return new Tracks(policy, run, attribution).tracks();
  }

  private static Flows flows(Attribution attribution, int size) {
    double[] paid = new double[size];
    for (int i = 1; i < size; i++) {
      paid[i] = attribution.periods().get(i - 1).total().of(Part.CASH_FLOWS).toDouble();
    }
    return new Flows(paid);
  }

  private List<Track> tracks() {
    double[] strategy = new double[size];
    for (int i = 0; i < size; i++) {
      strategy[i] = run.snapshots().get(i).exposure().equity().toDouble();
    }
    List<Track> tracks = new ArrayList<>();
    tracks.add(Track.of("Strategy", days, strategy, flows.growth(strategy)));
    benchmarkHeld(strategy[0])
        .ifPresent(line -> tracks.add(compared(policy.benchmark() + " held", line)));
    tracks.add(compared("Spot core alone", coreAlone()));
    tracks.add(compared("Equal weight", equalWeight(strategy[0])));
    return tracks;
  }

  private Track compared(String name, double[] growth) {
    return Track.of(name, days, flows.equity(growth), growth);
  }

  private Optional<double[]> benchmarkHeld(double equity) {
    InstrumentId id = policy.market().spot(policy.benchmark());
    Optional<Price> start = run.first().marks().find(id);
    return start.map(price -> {
      double[] line = new double[size];
      for (int i = 0; i < size; i++) {
        line[i] = equity * run.snapshots().get(i).marks().price(id).toDouble() / price.toDouble();
      }
      return line;
    });
  }

  /**
   * What was bought in spot at the start, kept, with the cash that was left then; what was held
   * from the start where nothing was bought. Profit of open futures is no part of it, nor is what
   * was paid in on that day.
   */
  private double[] coreAlone() {
    Account opening = run.first().account();
    Account bought = run.snapshots().get(Math.min(1, size - 1)).account();
    boolean nothing = spot(bought).equals(spot(opening));
    Account kept = nothing ? opening : bought;
    double paid = nothing || size < 2 ? 0 : flows.on(1);
    double[] line = new double[size];
    line[0] = own(opening, 0);
    for (int i = 1; i < size; i++) {
      line[i] = own(kept, i) - paid;
    }
    return line;
  }

  /** What is held of all but cash, outside the futures wallet. */
  private List<Balance> spot(Account account) {
    return account.balances().stream()
        .filter(held -> !held.place().equals(Place.FUTURES))
        .filter(held -> !held.asset().equals(policy.quote()))
        .toList();
  }

  /** An account's balances and isolated wallets at the marks of a day. */
  private double own(Account account, int day) {
    Marks marks = run.snapshots().get(day).marks();
    Money sum = Money.zero(policy.quote());
    for (Balance balance : account.balances()) {
      sum = sum.plus(marks.value(balance.asset(), balance.quantity()));
    }
    for (Position position : account.positions()) {
      sum = sum.plus(position.isolated().map(marks::value).orElse(Money.zero(policy.quote())));
    }
    return sum.toDouble();
  }

  /**
   * Every member of the plan's sectors alike, rebalanced on the first of each month, for nothing.
   */
  private double[] equalWeight(double equity) {
    double[] line = new double[size];
    double worth = equity;
    SequencedMap<Asset, Double> held = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      Session.Snapshot snapshot = run.snapshots().get(i);
      if (!held.isEmpty()) {
        worth = 0;
        for (Map.Entry<Asset, Double> one : held.entrySet()) {
          worth += one.getValue() * price(snapshot, one.getKey()).orElseThrow().toDouble();
        }
      }
      line[i] = worth;
      LocalDate day = day(snapshot.time());
      if (i == 0 || day.getDayOfMonth() == 1) {
        held = spread(snapshot, members(day), worth);
      }
    }
    return line;
  }

  private List<Asset> members(LocalDate day) {
    SectorsOnDay sectors = policy.core().sectors().asOf(day);
    return policy.core().spot().weights().keySet().stream()
        .flatMap(sector -> sectors.members(sector).stream())
        .toList();
  }

  private SequencedMap<Asset, Double> spread(
      Session.Snapshot snapshot, List<Asset> members, double worth) {
    List<Asset> priced =
        members.stream().filter(asset -> price(snapshot, asset).isPresent()).toList();
    SequencedMap<Asset, Double> held = new TreeMap<>();
    for (Asset asset : priced) {
      held.put(asset, worth / priced.size() / price(snapshot, asset).orElseThrow().toDouble());
    }
    return held;
  }

  private Optional<Price> price(Session.Snapshot snapshot, Asset asset) {
    return snapshot.marks().find(asset);
  }

  private static LocalDate day(long time) {
    return UtcDay.date(time);
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.tearsheet;

import dev.ballast.account.Account;
import dev.ballast.account.MarginMode;
import dev.ballast.account.Place;
import dev.ballast.account.Position;
import dev.ballast.engine.Session;
import dev.ballast.margin.CollateralMode;
import dev.ballast.margin.FuturesWallet;
import dev.ballast.margin.LiquidationDistance;
import dev.ballast.margin.Requirement;
import dev.ballast.margin.tier.BracketBook;
import dev.ballast.market.ContractPrefix;
import dev.ballast.report.attribution.MarketModel;
import dev.ballast.report.figure.PartialCurve;
import dev.ballast.report.figure.Reading;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What open futures tied up at each daily close, and how far the market was from liquidating them;
 * gaps where no futures were open.
 *
 * @param used initial margin, of total equity: what a plan's limit is on
 * @param ratio maintenance margin over the margin balance (the wallet with its unrealised profit),
 *     of the wallet where it is highest: at one the venue liquidates; with pooled collateral over
 *     what counts of it
 * @param liquidationDown the fall of the benchmark that liquidates the account, negative, each
 *     asset moving by its beta; gaps also where no fall can
 * @param liquidationUp the rise that does
 * @param nearest the move of the smallest size among all days'
 * @param nearestDay when that was
 */
public record MarginHistory(
    PartialCurve used,
    PartialCurve ratio,
    PartialCurve liquidationDown,
    PartialCurve liquidationUp,
    Reading nearest,
    Optional<Instant> nearestDay) {
  private static final Reading NO_FUTURES = Reading.absent("no futures are open");

  static MarginHistory of(
      DailyCloses closes, BracketBook brackets, CollateralMode mode, MarketModel model) {
    return new Tally(closes, brackets, mode, model).history();
  }

  private static final class Tally {
    private final DailyCloses closes;
    private final BracketBook brackets;
    private final CollateralMode mode;
    private final MarketModel model;
    private final List<Reading> used = new ArrayList<>();
    private final List<Reading> ratio = new ArrayList<>();
    private final List<Reading> down = new ArrayList<>();
    private final List<Reading> up = new ArrayList<>();
    private Reading nearest = Reading.absent("no move liquidates on any day");
    private Optional<Instant> nearestDay = Optional.empty();

    Tally(DailyCloses closes, BracketBook brackets, CollateralMode mode, MarketModel model) {
      this.closes = closes;
      this.brackets = brackets;
      this.mode = mode;
      this.model = model;
    }

    MarginHistory history() {
      for (Session.Snapshot close : closes.snapshots()) {
        if (close.account().positions().isEmpty()) {
          used.add(NO_FUTURES);
          gap(NO_FUTURES);
        } else {
          add(close);
        }
      }
      return new MarginHistory(
          PartialCurve.of("margin used", closes.days(), used),
          PartialCurve.of("margin ratio", closes.days(), ratio),
          PartialCurve.of("liquidated by a fall of", closes.days(), down),
          PartialCurve.of("liquidated by a rise of", closes.days(), up),
          nearest,
          nearestDay);
    }

    private void add(Session.Snapshot close) {
      double initial = 0;
      double highest = 0;
      TreeSet<String> without = new TreeSet<>();
      for (List<Position> wallet : wallets(close.account())) {
        Requirement requirement = Requirement.of(wallet, close.marks(), brackets);
        initial += close.marks().value(requirement.initial()).toDouble();
        without.addAll(requirement.withoutBrackets());
        double balance = balance(close, wallet);
        highest =
            balance > 0
                ? Math.max(highest, requirement.maintenance().toDouble() / balance)
                : Double.POSITIVE_INFINITY;
      }
      used.add(ExposureHistory.share(initial, close.exposure().equity().toDouble()));
      if (!without.isEmpty()) {
        gap(Reading.absent("no margin brackets of " + String.join(", ", without)));
        return;
      }
      highest = mode.pooled() ? pooled(close) : highest;
      ratio.add(
          Double.isFinite(highest)
              ? Reading.of(highest)
              : Reading.absent("nothing is left in a futures wallet"));
      Optional<Asset> unmeasured =
          moving(close).stream()
              .filter(asset -> model.beta(asset, close.time()).isEmpty())
              .findFirst();
      if (unmeasured.isPresent()) {
        Reading reading = Reading.absent("no beta of " + unmeasured.get());
        down.add(reading);
        up.add(reading);
      } else {
        distance(close);
      }
    }

    private void gap(Reading reading) {
      ratio.add(reading);
      down.add(reading);
      up.add(reading);
    }

    /** Positions that stand on one wallet, together. */
    private static List<List<Position>> wallets(Account account) {
      SequencedMap<Asset, List<Position>> cross = new TreeMap<>();
      List<List<Position>> wallets = new ArrayList<>();
      for (Position position : account.positions()) {
        if (position.margin() == MarginMode.ISOLATED) {
          wallets.add(List.of(position));
        } else {
          cross
              .computeIfAbsent(position.contract().settle(), any -> new ArrayList<>())
              .add(position);
        }
      }
      wallets.addAll(cross.values());
      return wallets;
    }

    /** What is in the wallet of such positions, unrealised profit included, as it settles. */
    private static double balance(Session.Snapshot close, List<Position> wallet) {
      Position first = wallet.getFirst();
      double balance =
          first
              .isolated()
              .map(Money::toDouble)
              .orElseGet(
                  () -> close.account().in(Place.FUTURES, first.contract().settle()).toDouble());
      for (Position position : wallet) {
        balance += position.unrealised(close.marks().price(position.instrument())).toDouble();
      }
      return balance;
    }

    /** What all positions must keep over what counts of all collateral. */
    private double pooled(Session.Snapshot close) {
      FuturesWallet wallet = wallet(close);
      double equity = wallet.equity(close.marks()).doubleValue();
      double kept =
          wallet.ratio().multiply(wallet.maintenance(close.marks(), brackets)).doubleValue();
      return kept == 0 ? 0 : equity > 0 ? kept / equity : Double.POSITIVE_INFINITY;
    }

    private FuturesWallet wallet(Session.Snapshot close) {
      Asset quote = close.marks().quote();
      return FuturesWallet.pooled(close.account(), mode, quote, quote);
    }

    /** The assets whose price the positions and their collateral hang on. */
    private SequencedSet<Asset> moving(Session.Snapshot close) {
      SequencedSet<Asset> assets = new TreeSet<>();
      for (Position position : close.account().positions()) {
        assets.add(ContractPrefix.underlying(position.instrument().base()));
        assets.add(position.contract().settle());
      }
      if (mode.pooled()) {
        wallet(close).backing().forEach(one -> assets.add(one.balance().asset()));
      }
      assets.remove(close.marks().quote());
      return assets;
    }

    private void distance(Session.Snapshot close) {
      LiquidationDistance distance =
          LiquidationDistance.of(
              close.account(),
              close.marks(),
              brackets,
              mode,
              asset -> model.beta(asset, close.time()).orElseThrow());
      down.add(side(distance.down(), close, "no fall liquidates"));
      up.add(side(distance.up(), close, "no rise liquidates"));
    }

    private Reading side(OptionalDouble move, Session.Snapshot close, String none) {
      if (move.isEmpty()) {
        return Reading.absent(none);
      }
      double value = move.getAsDouble();
      if (Math.abs(value) < Math.abs(nearest.value().orElse(Double.MAX_VALUE))) {
        nearest = Reading.of(value);
        nearestDay = Optional.of(Instant.ofEpochMilli(close.time()));
      }
      return Reading.of(value);
    }
  }
}

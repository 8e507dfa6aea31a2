// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.market.Sector;
import dev.ballast.policy.Policy;
import dev.ballast.policy.ProfitRule;
import dev.ballast.policy.SectorBook;
import dev.ballast.signal.SignalHistory;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Decimals;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * The system that sells part of a sector which has risen steeply. What was sold stays sold until
 * the signals' own fold begins anew, with a quarter; it is sold once a rise. A function of time and
 * history alone, so that a plan and a backtest agree.
 */
public final class ProfitTaking {
  private static final int DECIMALS = 8;

  private ProfitTaking() {}

  /**
   * Profit that was taken of a sector.
   *
   * @param time of the Monday that found the rise, epoch milliseconds
   * @param rise a fraction
   * @param into the sector that takes its place
   */
  private record Taken(long time, double rise, Sector into) {}

  /** Weights less what profits were taken of them. */
  public static Rotation of(ReviewInput input, Rotation rotation) {
    Policy policy = input.policy();
    if (policy.core().profits().isEmpty()) {
      return rotation;
    }
    SequencedMap<Sector, Percent> weights = new LinkedHashMap<>(rotation.weights());
    List<String> moves = new ArrayList<>(rotation.moves());
    for (ProfitRule rule : policy.core().profits()) {
      for (Sector sector : rule.of()) {
        for (Taken taken : taken(input.view(), policy, rule, sector)) {
          move(weights, rule, sector, taken).ifPresent(moves::add);
        }
      }
    }
    return moves.size() == rotation.moves().size()
        ? rotation
        : new Rotation(weights, rotation.reasons(), moves);
  }

  private static Optional<String> move(
      SequencedMap<Sector, Percent> weights, ProfitRule rule, Sector sector, Taken taken) {
    Percent held = weights.getOrDefault(sector, Percent.ZERO);
    BigDecimal points =
        held.value()
            .multiply(rule.sell().value())
            .movePointLeft(2)
            .setScale(DECIMALS, RoundingMode.HALF_EVEN);
    if (points.signum() == 0) {
      return Optional.empty();
    }
    weights.put(sector, new Percent(held.value().subtract(points)));
    weights.merge(
        taken.into(),
        new Percent(points),
        (own, more) -> new Percent(own.value().add(more.value())));
    return Optional.of(
        sector
            + " rose by "
            + Decimals.fixed(100 * taken.rise(), 0)
            + "% in "
            + rule.days()
            + " days up to "
            + UtcDay.date(taken.time())
            + ", and "
            + Decimals.fixed(points.doubleValue(), 1)
            + " points of it go to "
            + taken.into());
  }

  private static List<Taken> taken(MarketView view, Policy policy, ProfitRule rule, Sector sector) {
    return view.column(
            new Of(
                rule,
                sector,
                List.copyOf(policy.core().spot().weights().keySet()),
                policy.core().sectors(),
                policy.market()))
        .upTo(view);
  }

  /** A sector's rises on the Mondays that were asked for, each measured once. For one thread. */
  private static final class Rises {
    private final Of of;
    private final Map<Long, OptionalDouble> known = new HashMap<>();

    private Rises(Of of) {
      this.of = of;
    }

    private List<Taken> upTo(MarketView view) {
      List<Taken> taken = new ArrayList<>();
      LocalDate monday = SignalHistory.first(UtcDay.date(view.time()));
      for (; UtcDay.start(monday) <= view.time(); monday = monday.plusWeeks(1)) {
        long time = UtcDay.start(monday);
        boolean rests =
            !taken.isEmpty() && time - taken.getLast().time() < of.rule.days() * UtcDay.MILLIS;
        if (!rests) {
          OptionalDouble rise = known.computeIfAbsent(time, _ -> of.rise(view.at(time), of.sector));
          if (rise.isPresent() && rise.getAsDouble() >= of.rule.above().fraction()) {
            taken.add(new Taken(time, rise.getAsDouble(), of.into(view.at(time))));
          }
        }
      }
      return taken;
    }
  }

  private record Of(
      ProfitRule rule, Sector sector, List<Sector> sectors, SectorBook book, Marketplace market)
      implements Column<Rises> {
    @Override
    public Rises of(History history) {
      return new Rises(this);
    }

    private OptionalDouble rise(MarketView view, Sector one) {
      List<Asset> members = book.asOf(UtcDay.date(view.time())).members(one);
      return SectorRise.of(view, market, members, rule.days());
    }

    /** Where what is sold goes: the sector that the rule names, or the one that has risen least. */
    private Sector into(MarketView view) {
      if (rule.into().isPresent()) {
        return rule.into().get();
      }
      Sector least = Sector.MAJORS;
      double fewest = Double.POSITIVE_INFINITY;
      for (Sector one : sectors) {
        OptionalDouble rise = rule.of().contains(one) ? OptionalDouble.empty() : rise(view, one);
        if (rise.isPresent() && rise.getAsDouble() < fewest) {
          fewest = rise.getAsDouble();
          least = one;
        }
      }
      return least;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.desk;

import dev.ballast.app.UserMistake;
import dev.ballast.app.config.OrdersFile;
import dev.ballast.market.History;
import dev.ballast.market.SymbolChanges.Successor;
import dev.ballast.market.TodaysNames;
import dev.ballast.policy.AmplifyRule;
import dev.ballast.policy.Basket;
import dev.ballast.policy.CarryRule;
import dev.ballast.policy.Circumstance;
import dev.ballast.policy.DriftRule;
import dev.ballast.policy.HedgeRule;
import dev.ballast.policy.HoldingDays;
import dev.ballast.policy.NarrativeRule;
import dev.ballast.policy.OptimisedRule;
import dev.ballast.policy.OverlayRule;
import dev.ballast.policy.PairRule;
import dev.ballast.policy.Policy;
import dev.ballast.policy.RotationLeg;
import dev.ballast.policy.RotationSpread;
import dev.ballast.policy.SectorBook;
import dev.ballast.policy.SectorRecord;
import dev.ballast.policy.TiltRule;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Exact;
import dev.ballast.unit.Percent;
import dev.ballast.unit.Price;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Names of their time in those of today's history, which goes on under them: a MATIC of 2023 is a
 * POL. A name that nothing listed bears any more is followed whenever it was changed.
 */
public record ChangedNames(History history) {
  /** No change comes after this: only names that nothing bears are followed. */
  private static final long TODAY = Long.MAX_VALUE;

  /** What an asset under its name of a time is called today; nothing where it is the same. */
  public Optional<Successor> successor(Asset asset, long time) {
    return new TodaysNames(history).successor(asset, time);
  }

  /** A quantity in units of today, in hundred-millionths. */
  static long times(BigDecimal quantity, Successor to) {
    return Exact.units(quantity.multiply(to.ratio()).setScale(8, RoundingMode.HALF_EVEN));
  }

  /** A price in units of today. */
  static Price per(Price price, Successor to) {
    return Price.of(
        price
            .toDecimal()
            .divide(to.ratio(), MathContext.DECIMAL128)
            .setScale(8, RoundingMode.HALF_EVEN));
  }

  /**
   * A plan in today's names: members of sectors by the day of their record, benchmark and hedges by
   * today.
   */
  public Policy of(Policy policy) {
    if (history.changes().isEmpty()) {
      return policy;
    }
    return policy.withNames(
        today(policy.benchmark()),
        of(policy.core().sectors()),
        policy.overlay().rules().stream().map(this::of).toList());
  }

  /** An orders file in today's names and units. */
  public OrdersFile of(OrdersFile file) {
    return new ChangedOrders(this).of(file);
  }

  /** Sectors in today's names. */
  public SectorBook of(SectorBook sectors) {
    List<SectorRecord> records = sectors.records().stream().map(this::of).toList();
    try {
      return SectorBook.of(records);
    } catch (IllegalArgumentException e) {
      throw new UserMistake("sectors, after symbol changes: " + e.getMessage());
    }
  }

  private SectorRecord of(SectorRecord record) {
    return record.renamed(member -> name(member, start(record.from())));
  }

  private OverlayRule of(OverlayRule rule) {
    return switch (rule) {
      case HedgeRule hedge -> of(hedge);
      case TiltRule tilt -> tilt.on(of(tilt.basket()), of(tilt.days()));
      case OptimisedRule optimised -> of(optimised);
      case CarryRule carry -> carry;
      case DriftRule drift -> drift;
      case RotationSpread spread -> spread;
      case RotationLeg leg -> leg;
      case AmplifyRule amplify -> amplify;
      case NarrativeRule narrative -> narrative.on(of(narrative.days()));
      case PairRule pair -> pair.on(of(pair.longs()), of(pair.shorts()), of(pair.days()));
    };
  }

  private Basket of(Basket basket) {
    return switch (basket) {
      case Basket.OfAsset of -> new Basket.OfAsset(today(of.asset()));
      case Basket.OfSector of -> of;
      case Basket.OfIndex of -> new Basket.OfIndex(of.sector(), today(of.index()));
    };
  }

  private HoldingDays of(HoldingDays days) {
    return days.serving(days.serves().map(one -> one.renamed(this::today)));
  }

  private OptimisedRule of(OptimisedRule rule) {
    SequencedMap<Basket, Percent> exposures = new LinkedHashMap<>();
    rule.exposures().forEach((basket, share) -> exposures.put(of(basket), share));
    return rule.on(exposures, rule.contracts().stream().map(this::today).toList());
  }

  private HedgeRule of(HedgeRule rule) {
    HedgeRule.Size size =
        switch (rule.size()) {
          case HedgeRule.Size.OfSpot of -> new HedgeRule.Size.OfSpot(of.share(), today(of.asset()));
          case HedgeRule.Size.LeastVariance of ->
              new HedgeRule.Size.LeastVariance(
                  of.share(), of.sectors(), of.contracts().stream().map(this::today).toList());
          default -> rule.size();
        };
    HedgeRule.When when =
        rule.when() instanceof HedgeRule.When.While(Circumstance.Overbought(var asset))
            ? new HedgeRule.When.While(new Circumstance.Overbought(today(asset)))
            : rule.when();
    return new HedgeRule(
        rule.name(),
        when,
        size,
        today(rule.with()),
        rule.until(),
        rule.stop(),
        rule.terms().serving(rule.serves().map(one -> one.renamed(this::today))));
  }

  private Asset today(Asset asset) {
    return name(asset, TODAY);
  }

  /** What an asset under its name of a time is called today. */
  Asset name(Asset asset, long time) {
    return successor(asset, time).map(Successor::asset).orElse(asset);
  }

  private static long start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import dev.ballast.market.Sector;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Decimals;
import dev.ballast.unit.Percent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rule by which the overlay protects the spot core with a short in one asset's linear perpetual.
 *
 * @param name of the rule, unique in its plan: {@code standing}
 * @param when it holds
 * @param size of the short
 * @param with the asset whose perpetual is sold
 * @param until the day on which the short is closed; absent where the rule has no end
 * @param stop the loss, of its own entry price, at which the short is closed; absent where none is
 *     too large
 * @param terms how it is held
 */
public record HedgeRule(
    String name,
    When when,
    Size size,
    Asset with,
    Optional<LocalDate> until,
    Optional<Percent> stop,
    HedgeTerms terms)
    implements OverlayRule {
  /** Held on the usual terms. */
  public HedgeRule(
      String name,
      When when,
      Size size,
      Asset with,
      Optional<LocalDate> until,
      Optional<Percent> stop) {
    this(name, when, size, with, until, stop, HedgeTerms.USUAL);
  }

  /** Refuses a rule without a name, one that ends before it begins, and a stop out of range. */
  public HedgeRule {
    RuleChecks.name(name);
    if (when instanceof When.From from && until.isPresent() && !until.get().isAfter(from.day())) {
      throw new IllegalArgumentException(
          "the hedge " + name + " ends on " + until.get() + " and begins on " + from.day());
    }
    stop.ifPresent(RuleChecks::stop);
  }

  /** A standing hedge to a target beta. */
  public static HedgeRule standing(double betaTo, Asset with) {
    return new HedgeRule(
        "standing",
        new When.Always(),
        new Size.BetaTo(betaTo),
        with,
        Optional.empty(),
        Optional.empty());
  }

  /** The rule with a stop. */
  public HedgeRule stoppedAt(Percent loss) {
    return new HedgeRule(name, when, size, with, until, Optional.of(loss), terms);
  }

  /** The rule with another size. */
  public HedgeRule sized(Size other) {
    return new HedgeRule(name, when, other, with, until, stop, terms);
  }

  /** The rule held on other terms. */
  public HedgeRule on(HedgeTerms other) {
    return new HedgeRule(name, when, size, with, until, stop, other);
  }

  @Override
  public OverlayKind kind() {
    return OverlayKind.HEDGE;
  }

  @Override
  public Optional<Served> serves() {
    return terms.serves();
  }

  @Override
  public boolean isStanding() {
    return !(when instanceof When.From);
  }

  @Override
  public List<Basket> baskets() {
    return size instanceof Size.LeastVariance least
        ? least.contracts().stream().<Basket>map(Basket.OfAsset::new).toList()
        : List.of(new Basket.OfAsset(with));
  }

  @Override
  public List<Asset> named() {
    List<Asset> all = new ArrayList<>(OverlayRule.super.named());
    if (size instanceof Size.OfSpot of) {
      all.add(of.asset());
    }
    if (when instanceof When.While(Circumstance.Overbought(var asset))) {
      all.add(asset);
    }
    return all;
  }

  @Override
  public boolean holds(LocalDate day) {
    boolean begun =
        switch (when) {
          case When.Always _, When.While _ -> true;
          case When.From from -> !day.isBefore(from.day());
        };
    return begun && until.map(day::isBefore).orElse(true);
  }

  /** When a rule holds. */
  public sealed interface When {
    /** Standing: at every review. */
    record Always() implements When {}

    /** From a day on, UTC. */
    record From(LocalDate day) implements When {}

    /** While a state of the market lasts. */
    record While(Circumstance circumstance) implements When {}
  }

  /** How large the short is. */
  public sealed interface Size {
    /** What is wanted, in a few words. */
    String text();

    /**
     * As large as brings the portfolio's beta down to a target; none where it is at or below it.
     *
     * @param target beta of spot and futures to the benchmark, over total equity: 0 to 3
     */
    record BetaTo(double target) implements Size {
      /** Refuses a target that is not from 0 to 3. */
      public BetaTo {
        if (!(target >= 0 && target <= 3)) {
          throw new IllegalArgumentException("a beta target is 0 to 3, not " + target);
        }
      }

      @Override
      public String text() {
        return "beta to " + Decimals.fixed(target, 2);
      }
    }

    /** A share of total equity. */
    record OfPortfolio(Percent share) implements Size {
      /** Refuses a share that is not above 0 and up to 100 %. */
      public OfPortfolio {
        checked(share);
      }

      @Override
      public String text() {
        return share + " of the portfolio";
      }
    }

    /** A share of what the spot core holds of an asset. */
    record OfSpot(Percent share, Asset asset) implements Size {
      /** Refuses a share that is not above 0 and up to 100 %. */
      public OfSpot {
        checked(share);
      }

      @Override
      public String text() {
        return share + " of the spot in " + asset;
      }
    }

    /**
     * A share of what the spot core holds of sectors, sold in another contract: a cross hedge.
     *
     * @param by how much of the contract stands against the sectors' value
     */
    record OfSectors(Percent share, List<Sector> sectors, By by) implements Size {
      /** Refuses a share that is not above 0 and up to 100 %, and no sectors. */
      public OfSectors {
        checked(share);
        sectors = List.copyOf(sectors);
        if (sectors.isEmpty()) {
          throw new IllegalArgumentException("a hedge of no sector");
        }
      }

      @Override
      public String text() {
        String names = sectors.stream().map(Sector::name).collect(Collectors.joining(", "));
        return share + " of the spot in " + names + (by == By.BETA ? ", by beta" : "");
      }
    }

    /**
     * A share of all that the spot core holds, each asset in its own contract; one without a
     * contract that can be used in that of a proxy, by its beta.
     */
    record OfOwn(Percent share) implements Size {
      /** Refuses a share that is not above 0 and up to 100 %. */
      public OfOwn {
        checked(share);
      }

      @Override
      public String text() {
        return share + " of the spot core, each asset in its own contract";
      }
    }

    /**
     * A share of the shorts in some contracts that leave what the spot core holds the least
     * variance.
     *
     * @param sectors whose members are hedged; none for the whole core
     * @param contracts the assets whose perpetuals are sold
     */
    record LeastVariance(Percent share, List<Sector> sectors, List<Asset> contracts)
        implements Size {
      /** Refuses a share that is not above 0 and up to 100 %, and no contracts. */
      public LeastVariance {
        checked(share);
        sectors = List.copyOf(sectors);
        contracts = List.copyOf(contracts);
        if (contracts.isEmpty() || contracts.stream().distinct().count() < contracts.size()) {
          throw new IllegalArgumentException("a hedge in contracts that differ, not " + contracts);
        }
      }

      @Override
      public String text() {
        String of =
            sectors.isEmpty()
                ? "the spot core"
                : "the spot in "
                    + sectors.stream().map(Sector::name).collect(Collectors.joining(", "));
        return share + " of " + of + ", by minimum variance";
      }
    }

    /** A share of all that the spot core holds, in another contract. */
    record OfCore(Percent share, By by) implements Size {
      /** Refuses a share that is not above 0 and up to 100 %. */
      public OfCore {
        checked(share);
      }

      @Override
      public String text() {
        return share + " of the spot core" + (by == By.BETA ? ", by beta" : "");
      }
    }
  }

  /** How a cross hedge is sized. */
  public enum By {
    /** As much of the contract as what is hedged is worth. */
    NOTIONAL,
    /** So much that the contract moves by as much as what is hedged does with the benchmark. */
    BETA
  }

  private static void checked(Percent share) {
    if (share.compareTo(Percent.ZERO) <= 0 || share.compareTo(Percent.HUNDRED) > 0) {
      throw new IllegalArgumentException("a share is above 0% and up to 100%, not " + share);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.InstrumentId;
import dev.ballast.order.Purpose;
import dev.ballast.portfolio.overlay.Overlay;
import dev.ballast.portfolio.overlay.OverlayTarget;
import dev.ballast.unit.Asset;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a system wants in one instrument, for one purpose. It places nothing: how much of it is had
 * is decided where all targets meet.
 *
 * @param purpose what it is for: {@code core}, {@code hedge:standing}
 * @param instrument that carries it
 * @param leverage that it is carried at; one for spot
 * @param why a sentence
 */
public record Target(
    Purpose purpose, InstrumentId instrument, Amount amount, int leverage, String why) {
  /** So many times as much, for one more reason. */
  Target times(double factor, String because) {
    return new Target(purpose, instrument, amount.times(factor), leverage, why + "; " + because);
  }

  /** The portfolio's beta that it is to bring about; none where it is sized otherwise. */
  public OptionalDouble betaTarget() {
    return switch (amount) {
      case Amount.BetaTo to -> OptionalDouble.of(to.target());
      case Amount.PartOf part ->
          part.overlay().targets().stream()
              .filter(one -> one.name().equals(OverlayTarget.BETA))
              .mapToDouble(OverlayTarget::share)
              .findFirst();
      case Amount.Value _, Amount.Against _ -> OptionalDouble.empty();
    };
  }

  /** How much is wanted. */
  public sealed interface Amount {
    /** What is held for the purpose is closed. */
    Amount NOTHING = new Value(0);

    /** So many times as much. */
    Amount times(double factor);

    /** A value in the quote: long +, short -. */
    record Value(double value) implements Amount {
      @Override
      public Amount times(double factor) {
        return new Value(factor * value);
      }
    }

    /**
     * A short against what the spot core will hold: of each asset so many times its value.
     *
     * @param times by asset, of its value in spot; not below zero
     */
    record Against(SequencedMap<Asset, Double> times) implements Amount {
      /** Copies the map. */
      public Against {
        times = Collections.unmodifiableSequencedMap(new TreeMap<>(times));
      }

      /** The signed notional, beside a spot core. */
      public double notional(Map<Asset, Double> spot) {
        double sum = 0;
        for (Map.Entry<Asset, Double> one : times.entrySet()) {
          sum += one.getValue() * spot.getOrDefault(one.getKey(), 0.0);
        }
        return 0 - sum; // 0 is no -0
      }

      @Override
      public Amount times(double factor) {
        SequencedMap<Asset, Double> others = new TreeMap<>();
        times.forEach((asset, one) -> others.put(asset, factor * one));
        return new Against(others);
      }
    }

    /**
     * A part of an overlay that is chosen as a whole where it is known what it stands beside.
     *
     * @param contract its place among the overlay's contracts
     */
    record PartOf(Overlay overlay, int contract) implements Amount {
      /** The same: what an overlay costs was weighed when it was chosen. */
      @Override
      public Amount times(double factor) {
        return this;
      }
    }

    /**
     * The short that brings the portfolio's beta down to a target, whatever the portfolio will then
     * be; none where its beta is at or below the target.
     *
     * @param target of the whole portfolio
     * @param contractBeta of what is sold, above zero; one for the benchmark
     * @param share of that short that is wanted: one for all of it
     */
    record BetaTo(double target, double contractBeta, double share) implements Amount {
      /** The signed notional, given the beta without it. */
      public double notional(PortfolioBeta without, double equity) {
        return share * without.hedgeTo(target, contractBeta, equity);
      }

      @Override
      public Amount times(double factor) {
        return new BetaTo(target, contractBeta, factor * share);
      }
    }
  }
}

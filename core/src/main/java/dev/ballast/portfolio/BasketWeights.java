// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.analytics.CommonReturns;
import dev.ballast.analytics.TrackingError;
import dev.ballast.cost.ExpectedFunding;
import dev.ballast.market.BarSeries;
import dev.ballast.market.InstrumentId;
import dev.ballast.market.Sector;
import dev.ballast.policy.Basket;
import dev.ballast.unit.Asset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A basket as futures carry it: its members with a perpetual, weighted as the plan weights them
 * inside a sector.
 *
 * @param weights by asset, fractions that sum to one; none where no member can be traded
 * @param notes members that are left out, and why
 */
public record BasketWeights(SequencedMap<Asset, Double> weights, List<String> notes) {
  /** Copies both. */
  public BasketWeights {
    weights = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(weights));
    notes = List.copyOf(notes);
  }

  /** The weights as of a review. */
  public static BasketWeights of(ReviewInput input, Basket basket) {
    return switch (basket) {
      case Basket.OfAsset of -> {
        SequencedMap<Asset, Double> whole = new LinkedHashMap<>();
        whole.put(of.asset(), 1.0);
        yield new BasketWeights(whole, List.of());
      }
      case Basket.OfSector of -> of(input, of.sector());
      case Basket.OfIndex of -> of(input, of);
    };
  }

  /** The index's future, with how far it strays; the members where it cannot be traded. */
  private static BasketWeights of(ReviewInput input, Basket.OfIndex of) {
    InstrumentId future = input.perpetual(of.index());
    BasketWeights members = of(input, of.sector());
    Optional<String> lack = lack(input, future);
    List<String> notes = new ArrayList<>(members.notes());
    if (lack.isPresent()) {
      notes.add(future + " does not stand for " + of.sector() + ", its members do: " + lack.get());
      return new BasketWeights(members.weights(), notes);
    }
    notes.add(future + " stands for " + of.sector() + ": " + strays(input, of, members.weights()));
    SequencedMap<Asset, Double> whole = new LinkedHashMap<>();
    whole.put(of.index(), 1.0);
    return new BasketWeights(whole, notes);
  }

  /**
   * The tracking error between an index's future and the members, each brought to its weight daily.
   */
  private static String strays(
      ReviewInput input, Basket.OfIndex of, SequencedMap<Asset, Double> weights) {
    int window = input.policy().betas().window();
    List<BarSeries> series = new ArrayList<>();
    input.view().dailyBars(of.index(), input.policy().market()).ifPresent(series::add);
    for (Asset member : weights.keySet()) {
      series.add(input.view().dailyBars(member, input.policy().market()).orElseThrow());
    }
    Optional<double[][]> returns =
        weights.isEmpty() || series.size() <= weights.size()
            ? Optional.empty()
            : CommonReturns.latest(series, window);
    if (returns.isEmpty()) {
      return "how far it strays from them is not known, for want of %d days of both"
          .formatted(window);
    }
    double[] basket = new double[window];
    int row = 1;
    for (double weight : weights.values()) {
      for (int day = 0; day < window; day++) {
        basket[day] += weight * returns.get()[row][day];
      }
      row++;
    }
    TrackingError error = TrackingError.of(basket, returns.get()[0]);
    return String.format(
        Locale.ROOT,
        "its tracking error against the members is %.1f%% a year over %d days%s",
        100 * error.annualised(),
        window,
        error
            .onIndex()
            .map(beta -> String.format(Locale.ROOT, ", their beta to it %.2f", beta.beta()))
            .orElse(""));
  }

  private static BasketWeights of(ReviewInput input, Sector sector) {
    List<String> notes = new ArrayList<>();
    SequencedMap<Asset, BarSeries> members = new LinkedHashMap<>();
    for (Asset member : input.sectors().members(sector)) {
      Optional<BarSeries> bars = input.view().dailyBars(member, input.policy().market());
      Optional<String> lack = lack(input, input.perpetual(member));
      if (lack.isPresent() || bars.isEmpty()) {
        notes.add(
            member + " is left out of the basket " + sector + ": " + lack.orElse("it has no bars"));
        continue;
      }
      ScreenedMember screened = ScreenedMember.of(input, member);
      if (screened.passes()) {
        members.put(member, bars.get());
      } else {
        List<String> lacks = new ArrayList<>(screened.tooLittle());
        lacks.addAll(screened.unknown());
        notes.add(
            "%s is left out of the basket %s: %s"
                .formatted(member, sector, String.join("; ", lacks)));
      }
    }
    SequencedMap<Asset, Double> weights = new LinkedHashMap<>();
    if (!members.isEmpty()) {
      SequencedMap<Asset, Double> scores = MemberScores.of(input, sector, members, notes);
      double sum = scores.values().stream().mapToDouble(score -> score).sum();
      scores.forEach((member, score) -> weights.put(member, score / sum));
    }
    return new BasketWeights(weights, notes);
  }

  /** Why a perpetual cannot carry a part of a basket. */
  static Optional<String> lack(ReviewInput input, InstrumentId id) {
    if (input.marks().find(id).isEmpty() || input.view().end(id).isPresent()) {
      return Optional.of("no perpetual of it trades");
    }
    if (input.view().instrument(id).isEmpty()) {
      return Optional.of("no trading rules are known of " + id);
    }
    if (input.brackets().brackets(id, input.view().time()).isEmpty()) {
      return Optional.of("no margin brackets are known of " + id);
    }
    return ExpectedFunding.perDay(input.view(), id).isEmpty()
        ? Optional.of("no funding rate of " + id + " is known for the last days")
        : Optional.empty();
  }
}

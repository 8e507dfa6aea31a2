// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

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
    };
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

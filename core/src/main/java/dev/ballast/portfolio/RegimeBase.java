// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio;

import dev.ballast.market.Column;
import dev.ballast.market.History;
import dev.ballast.market.MarketView;
import dev.ballast.market.Marketplace;
import dev.ballast.market.Sector;
import dev.ballast.policy.Frequency;
import dev.ballast.policy.Policy;
import dev.ballast.policy.RegimePlan;
import dev.ballast.policy.SectorBook;
import dev.ballast.unit.Asset;
import dev.ballast.unit.Percent;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The weights that signals rotate about: the plan's, as regimes have moved them review by review.
 * They are folded from the first review of the year before, where they are the plan's, so that they
 * hang on the day and the history alone.
 *
 * @param plan the weights of the plan
 * @param held how often the regime is reviewed
 */
public record RegimeBase(
    SequencedMap<Sector, Percent> plan,
    SectorBook sectors,
    Asset benchmark,
    Marketplace market,
    RegimePlan regime,
    Frequency held) {
  public static RegimeBase of(Policy policy) {
    return new RegimeBase(
        policy.core().spot().weights(),
        policy.core().sectors(),
        policy.benchmark(),
        policy.market(),
        policy.core().regime(),
        policy.reviews().regime());
  }

  /** Of the weights alone: it is asked for at every review, and the book of sectors is long. */
  @Override
  public int hashCode() {
    return plan.hashCode();
  }

  /** The last review's tilt; nothing where the plan asks for none or no review was held yet. */
  public Optional<RegimeTilt> tilt(MarketView view) {
    return regime.moves() && held != Frequency.NEVER
        ? view.column(new Of(this)).at(view)
        : Optional.empty();
  }

  /** The weights as of a view's time. */
  public SequencedMap<Sector, Percent> weights(MarketView view) {
    return tilt(view).map(RegimeTilt::weights).orElse(plan);
  }

  private record Of(RegimeBase base) implements Column<Fold> {
    @Override
    public Fold of(History history) {
      return new Fold(base);
    }
  }

  /** A plan's tilts, each review's once. For one thread. */
  private static final class Fold {
    private final RegimeBase base;
    private final Map<LocalDate, Tilts> begun = new HashMap<>();

    private Fold(RegimeBase base) {
      this.base = base;
    }

    private Optional<RegimeTilt> at(MarketView view) {
      LocalDate day = UtcDay.date(view.time());
      return begun
          .computeIfAbsent(LocalDate.of(day.getYear() - 1, 1, 1), Tilts::new)
          .upTo(base, view, day);
    }
  }

  /** Tilts from one beginning on. */
  private static final class Tilts {
    private final List<RegimeTilt> folded = new ArrayList<>();
    private LocalDate next;

    private Tilts(LocalDate first) {
      this.next = first;
    }

    private Optional<RegimeTilt> upTo(RegimeBase base, MarketView view, LocalDate day) {
      for (; !next.isAfter(day); next = next.plusDays(1)) {
        if (base.held().falls(next)) {
          Optional<RegimeTilt> last =
              folded.isEmpty() ? Optional.empty() : Optional.of(folded.getLast());
          folded.add(RegimeReview.of(base, view.at(UtcDay.start(next)), last));
        }
      }
      for (RegimeTilt tilt : folded.reversed()) {
        if (tilt.time() <= view.time()) {
          return Optional.of(tilt);
        }
      }
      return Optional.empty();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.market;

import dev.ballast.market.SymbolChanges.Successor;
import dev.ballast.unit.Asset;
import dev.ballast.unit.UtcDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Which name of today's history a name of some time is. A name that nothing listed bears any more
 * is followed whenever it was changed.
 */
public record TodaysNames(History history) {
  /**
   * How a figure that is stated of something by day is told of its successor.
   *
   * @param <T> the figure, with its subject and its day
   * @param subject of what it is stated
   * @param asset whose name is in it
   * @param day from which it holds
   * @param told the same of the successor, in its units
   */
  public record Stated<T>(
      Function<T, ?> subject,
      Function<T, Asset> asset,
      Function<T, LocalDate> day,
      BiFunction<T, Successor, T> told) {}

  /** What an asset under its name of a time is called today; nothing where it is the same. */
  public Optional<Successor> successor(Asset asset, long time) {
    SymbolChanges changes = history.changes();
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    return changes
        .successor(asset, time)
        .or(() -> isListed(asset) ? Optional.empty() : changes.successor(asset, Long.MIN_VALUE));
  }

  private boolean isListed(Asset asset) {
    return history.ids().stream()
        .filter(id -> id.kind() == SeriesKind.BARS)
        .anyMatch(id -> id.instrument().base().equals(asset));
  }

  /**
   * Figures under the names that assets have today, of one subject and day the one that holds last.
   * One of before a change goes over to what the asset became; one of after it does where nothing
   * bears the old name any more and nothing of its own is stated of the new one. Under a name that
   * only files still bear a figure stays as well.
   */
  public <T> List<T> over(List<T> figures, Stated<T> stated) {
    if (history.changes().isEmpty()) {
      return figures;
    }
    Set<Object> own = new HashSet<>();
    List<T> kept = new ArrayList<>();
    for (T figure : figures) {
      Asset asset = stated.asset.apply(figure);
      Optional<Successor> to = successor(asset, time(figure, stated));
      if (to.isEmpty()) {
        own.add(stated.subject.apply(figure));
      }
      if (to.isEmpty() || !(to.get().asset().equals(asset) || isListed(asset))) {
        kept.add(figure);
      }
    }
    List<T> all = new ArrayList<>();
    for (T figure : figures) {
      Asset asset = stated.asset.apply(figure);
      long time = time(figure, stated);
      Optional<T> told = successor(asset, time).map(to -> stated.told.apply(figure, to));
      boolean before = history.changes().successor(asset, time).isPresent();
      told.filter(one -> before || !own.contains(stated.subject.apply(one))).ifPresent(all::add);
    }
    all.addAll(kept);
    return all;
  }

  private static <T> long time(T figure, Stated<T> stated) {
    return UtcDay.start(stated.day.apply(figure));
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.report.diary;

import dev.ballast.signal.SectorSignal;
import dev.ballast.signal.SignalReview;
import dev.ballast.signal.Stance;
import dev.ballast.unit.UtcDay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the futures market showed of the sectors, and what of it is new. */
final class SeenInSignals {
  /** What each sector's reason has of its own, so that equal reasons are said once. */
  private static final Pattern LACK = Pattern.compile("none of \\d+ members has it: ");

  private final SignalReview review;
  private final Optional<SignalReview> before;

  /**
   * Of a review.
   *
   * @param before what the last one saw that looked at the sectors
   */
  SeenInSignals(SignalReview review, Optional<SignalReview> before) {
    this.review = review;
    this.before = before;
  }

  /** Whether a sector's stance has changed, or can no longer or once more be told. */
  boolean news() {
    return review.sectors().stream().anyMatch(this::isNew);
  }

  private boolean isNew(SectorSignal signal) {
    return before
        .flatMap(last -> last.sector(signal.sector()))
        .filter(last -> last.stance() == signal.stance() && last.judged() == signal.judged())
        .isEmpty();
  }

  SequencedMap<String, String> stances() {
    SequencedMap<String, String> stances = new LinkedHashMap<>();
    for (SectorSignal signal : review.sectors()) {
      stances.put(signal.sector().name(), signal.judged() ? signal.stance().words() : "not judged");
    }
    return stances;
  }

  List<String> sentences() {
    if (review.sectors().isEmpty()) {
      return List.of();
    }
    List<String> sentences = new ArrayList<>();
    for (Stance stance : List.of(Stance.REDUCE, Stance.TRIM, Stance.INCREASE)) {
      for (SectorSignal signal : review.sectors()) {
        if (signal.judged() && signal.stance() == stance) {
          sentences.add(stance(signal) + ". " + signal.reason());
        }
      }
    }
    names(Stance.HOLD).ifPresent(all -> sentences.add("hold: " + all));
    sentences.addAll(unjudged());
    if (review.common() != Stance.HOLD) {
      sentences.add(
          "three of four judged sectors are to "
              + review.common().words()
              + " at least: that is the market, and sets no sector apart");
    }
    return sentences;
  }

  private Optional<SectorSignal> before(SectorSignal signal) {
    return before.flatMap(last -> last.sector(signal.sector()));
  }

  /** Sectors that rules could not be asked of, with the reason where that is new. */
  private List<String> unjudged() {
    SequencedMap<String, List<String>> names = new LinkedHashMap<>();
    for (SectorSignal signal : review.sectors()) {
      if (!signal.judged()) {
        String why = isNew(signal) ? LACK.matcher(stripped(signal.reason())).replaceFirst("") : "";
        names.computeIfAbsent(why, _ -> new ArrayList<>()).add(signal.sector().name());
      }
    }
    List<String> sentences = new ArrayList<>();
    names.forEach((why, all) ->
        sentences.add(
            "not judged"
                + (why.isEmpty() ? " as before" : "")
                + ": "
                + String.join(", ", all)
                + (why.isEmpty() ? "" : " (" + why + ")")));
    return sentences;
  }

  private String stance(SectorSignal signal) {
    return signal.sector()
        + ": "
        + signal.stance().words()
        + (isNew(signal) ? ", new" : " since " + UtcDay.date(signal.since()));
  }

  private Optional<String> names(Stance stance) {
    String names =
        review.sectors().stream()
            .filter(signal -> signal.judged() && signal.stance() == stance)
            .map(signal -> signal.sector() + was(signal))
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? Optional.empty() : Optional.of(names);
  }

  /** What a sector that holds now was to do before, and which rules have ended. */
  private String was(SectorSignal signal) {
    Optional<SectorSignal> last = before(signal);
    if (last.isEmpty() || !isNew(signal)) {
      return "";
    }
    String ended =
        last.get().spoken().stream()
            .filter(one ->
                signal.spoken().stream()
                    .noneMatch(now -> now.rule().name().equals(one.rule().name())))
            .map(one -> one.rule().title().toLowerCase(Locale.ROOT) + " has ended")
            .collect(Collectors.joining(", "));
    String before = last.get().judged() ? last.get().stance().words() : "not judged";
    return " (was " + before + (ended.isEmpty() ? "" : "; " + ended) + ")";
  }

  private static String stripped(String reason) {
    String plain = reason.startsWith("Not judged: ") ? reason.substring(12) : reason;
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }
}

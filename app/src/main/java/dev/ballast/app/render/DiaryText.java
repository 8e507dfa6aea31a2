// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import dev.ballast.report.diary.ChecklistItem;
import dev.ballast.report.diary.Diary;
import dev.ballast.report.diary.DiaryEntry;
import dev.ballast.report.diary.DiaryTicket;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** A diary as text, one review after the other. */
public final class DiaryText {
  private static final String INDENT = "            ";

  private final TextPage text;
  private final Diary diary;
  private final boolean checklists;

  private DiaryText(TextPage text, Diary diary, boolean checklists) {
    this.text = text;
    this.diary = diary;
    this.checklists = checklists;
  }

  /**
   * Writes a diary.
   *
   * @param all whether quiet reviews are told too
   * @param checklists whether each review's is shown
   */
  static void write(TextPage text, Diary diary, boolean all, boolean checklists) {
    new DiaryText(text, diary, checklists).write(all);
  }

  private void write(boolean all) {
    text.head("Diary of " + diary.policy());
    int quiet = 0;
    for (DiaryEntry entry : diary.entries()) {
      if (!all && entry.isQuiet()) {
        quiet++;
        continue;
      }
      passedOver(quiet);
      quiet = 0;
      text.line("");
      entry(entry);
    }
    passedOver(quiet);
    if (!checklists) {
      text.line("");
      text.paragraph("", swings(diary));
      diary
          .swings()
          .forEach(swing -> {
            text.paragraph("  ", swing.sentence());
            swing.reasons().forEach(reason -> text.paragraph("    ", reason));
          });
    }
  }

  private void passedOver(int quiet) {
    if (quiet > 0) {
      text.line("");
      text.line(INDENT + Figures.count(quiet, "quiet review"));
    }
  }

  private void entry(DiaryEntry entry) {
    text.head(Figures.date(entry.at()) + "  " + entry.reviews() + worth(entry));
    said("Called by", entry.occasions());
    said("Since", joined(entry.happened()));
    said("Saw", entry.saw());
    said("Weights", joined(entry.moved()));
    said("Decided", decided(entry));
    said("Refused", entry.refused());
    if (checklists) {
      said("Notes", entry.notes());
      said(
          "Checklist",
          entry.checklist().stream()
              .map(item -> "[" + item.mark().sign() + "] " + item.name() + ": " + item.says())
              .toList());
      said("Next", joined(entry.next()));
    }
  }

  private String worth(DiaryEntry entry) {
    return entry.equity().value().isPresent()
        ? String.format(
            Locale.ROOT, "; equity %,.0f %s", entry.equity().value().getAsDouble(), diary.quote())
        : "; " + entry.equity().reason();
  }

  private List<String> decided(DiaryEntry entry) {
    List<String> decided = new ArrayList<>();
    for (DiaryTicket ticket : entry.tickets()) {
      decided.add(line(ticket));
      decided.add("because " + ticket.why());
    }
    return decided.isEmpty() ? List.of("nothing is traded") : decided;
  }

  /** {@code 2025-03-03-01 Rebalance the spot core: buys 8,000, sells 7,200; all filled}. */
  public static String line(DiaryTicket ticket) {
    List<String> sides = new ArrayList<>();
    if (ticket.bought() > 0) {
      sides.add(String.format(Locale.ROOT, "buys %,.0f", ticket.bought()));
    }
    if (ticket.sold() > 0) {
      sides.add(String.format(Locale.ROOT, "sells %,.0f", ticket.sold()));
    }
    return ticket.id()
        + " "
        + ticket.title()
        + ": "
        + String.join(", ", sides)
        + " in "
        + Figures.count(ticket.orders(), "order")
        + "; "
        + ticket.fate();
  }

  /** What a closed entry says: what was looked at, what changed. */
  public static String headline(DiaryEntry entry) {
    List<String> parts = new ArrayList<>(List.of(entry.reviews()));
    if (!entry.occasions().isEmpty()) {
      parts.add("at once: " + entry.occasions().getFirst());
    }
    if (!entry.moved().isEmpty()) {
      parts.add(String.join(", ", entry.moved()));
    }
    double traded = entry.tickets().stream().mapToDouble(one -> one.bought() + one.sold()).sum();
    parts.add(
        entry.tickets().isEmpty()
            ? "nothing is traded"
            : String.format(
                Locale.ROOT,
                "%s, %,.0f traded",
                Figures.count(entry.tickets().size(), "ticket"),
                traded));
    return Figures.typographic(String.join(" · ", parts));
  }

  /** What a year's reviews brought; quiet ones are left out. */
  public record Year(int year, List<DiaryEntry> entries) {
    /** Copies the entries. */
    public Year {
      entries = List.copyOf(entries);
    }
  }

  /** The years of a diary, in order. */
  public static List<Year> years(Diary diary) {
    SequencedMap<Integer, List<DiaryEntry>> years = new LinkedHashMap<>();
    for (DiaryEntry entry : diary.entries()) {
      if (!entry.isQuiet()) {
        years
            .computeIfAbsent(entry.at().atOffset(ZoneOffset.UTC).getYear(), _ -> new ArrayList<>())
            .add(entry);
      }
    }
    return years.entrySet().stream().map(one -> new Year(one.getKey(), one.getValue())).toList();
  }

  /** How many of a diary's reviews are shown. */
  public static String shown(Diary diary) {
    long quiet = diary.entries().stream().filter(DiaryEntry::isQuiet).count();
    return Figures.count((int) (diary.entries().size() - quiet), "review")
        + " with news or orders; "
        + quiet
        + " quiet ones are left out";
  }

  /** How often weights went out and back, a sentence. */
  public static String swings(Diary diary) {
    int count = diary.swings().size();
    return (count == 0
            ? "No weight went"
            : Figures.count(count, "time") + " a sector's weight went")
        + " out and back by more than two steps within four weeks"
        + (count == 0 ? "." : ":");
  }

  /** How often each stance was taken. */
  public static String counted(Diary diary) {
    SequencedMap<String, Integer> counts = new LinkedHashMap<>();
    List.of("hold", "increase", "trim", "reduce", "not judged").forEach(one -> counts.put(one, 0));
    diary
        .entries()
        .forEach(entry ->
            entry.stances().values().forEach(stance -> counts.merge(stance, 1, Integer::sum)));
    int all = counts.values().stream().mapToInt(Integer::intValue).sum();
    return counts.entrySet().stream()
        .map(one ->
            String.format(
                Locale.ROOT, "%s %.0f%%", one.getKey(), 100.0 * one.getValue() / Math.max(1, all)))
        .collect(
            Collectors.joining(
                ", ",
                "Of " + String.format(Locale.ROOT, "%,d", all) + " looks at a sector: ",
                "."));
  }

  /** The class of a checklist's item. */
  public static String tick(ChecklistItem item) {
    return item.mark().name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  private static List<String> joined(List<String> phrases) {
    return phrases.isEmpty() ? List.of() : List.of(String.join("; ", phrases));
  }

  /** Sentences under each other, a word at the left of the first. */
  private void said(String word, List<String> sentences) {
    String mark = String.format(Locale.ROOT, "%-12s", "  " + word);
    for (String sentence : sentences) {
      text.hanging(mark, sentence);
      mark = INDENT;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a calculator found: a tree of named figures in order, which {@link #page} writes for people
 * and {@link #json} for programs. A figure has a key in JSON and a label on the page; absent, it is
 * null there and not here.
 */
public final class Calculation {
  private static final MathContext DIGITS = new MathContext(24);

  private final String title;
  private final SequencedMap<String, Object> fields = new LinkedHashMap<>();
  private final List<Part> parts = new ArrayList<>();

  /** What stands on the page. */
  private sealed interface Part {
    record Figure(String label, String figure, String unit) implements Part {}

    record Table(String alignment, List<String> header, List<List<String>> rows) implements Part {}

    record Formula(List<String> lines) implements Part {}

    record Note(String sentence) implements Part {}

    record Gap() implements Part {}
  }

  private Calculation(String title) {
    this.title = title;
  }

  /** An answer with its title. */
  public static Calculation titled(String title) {
    return new Calculation(title);
  }

  /** Part of an answer. */
  public static Calculation part() {
    return new Calculation("");
  }

  /** A number, and its unit on the page. */
  public Calculation figure(String key, BigDecimal number, String label, String unit) {
    return field(key, number).shown(label, number, unit);
  }

  /** A number that may be absent. */
  public Calculation figure(String key, Optional<BigDecimal> number, String label, String unit) {
    number.ifPresent(one -> shown(label, one, unit));
    return field(key, number);
  }

  /** A number that was divided or solved for: cut after 24 digits, more than any source prints. */
  public Calculation rounded(String key, BigDecimal number, String label, String unit) {
    return figure(key, number.round(DIGITS), label, unit);
  }

  /** Such a number, which may be absent. */
  public Calculation rounded(String key, Optional<BigDecimal> number, String label, String unit) {
    return figure(key, number.map(one -> one.round(DIGITS)), label, unit);
  }

  /** Such a number that only programs read. */
  public Calculation rounded(String key, Optional<BigDecimal> number) {
    return field(key, number.map(one -> one.round(DIGITS)));
  }

  /** A fraction, in percent on the page. */
  public Calculation percent(String key, BigDecimal fraction, String label, String unit) {
    return field(key, fraction).shown(label, Figures.readablePercent(fraction), unit);
  }

  /** A fraction that may be absent. */
  public Calculation percent(String key, Optional<BigDecimal> fraction, String label, String unit) {
    fraction.ifPresent(one -> shown(label, Figures.readablePercent(one), unit));
    return field(key, fraction);
  }

  /** A word, a count or a flag that may be absent. */
  public Calculation word(String key, Optional<?> word, String label) {
    word.ifPresent(one -> shown(label, one.toString(), ""));
    return field(key, word);
  }

  /** What only programs read. */
  public Calculation field(String key, Object value) {
    fields.put(key, value);
    return this;
  }

  /** What only people read, as it is written. */
  public Calculation shown(String label, String figure, String unit) {
    parts.add(new Part.Figure(label, figure, unit));
    return this;
  }

  /** A number that only people read. */
  public Calculation shown(String label, BigDecimal number, String unit) {
    return shown(label, Figures.readable(number), unit);
  }

  /** A part: an object under its key, in line on the page. */
  public Calculation with(String key, Calculation part) {
    parts.addAll(part.parts);
    return field(key, part.fields);
  }

  /** A part that may be absent. */
  public Calculation with(String key, Optional<Calculation> part) {
    part.ifPresent(one -> with(key, one));
    return part.isPresent() ? this : field(key, part);
  }

  /** Parts of one kind, one after the other. */
  public Calculation with(String key, List<Calculation> many) {
    many.forEach(one -> parts.addAll(one.parts));
    return field(key, many.stream().map(one -> one.fields).toList());
  }

  /** What programs read of it. */
  public SequencedMap<String, Object> fields() {
    return fields;
  }

  /** Ends a block of figures, so that the next ones stand apart. */
  public Calculation gap() {
    parts.add(new Part.Gap());
    return this;
  }

  /** A table: one letter a column, {@code l} for words and {@code r} for figures. */
  public Calculation table(String alignment, List<String> header, List<List<String>> rows) {
    parts.add(new Part.Table(alignment, header, rows));
    return this;
  }

  /** Lines of algebra, then of the same with numbers; none is a gap. */
  public Calculation formula(List<String> lines) {
    parts.add(lines.isEmpty() ? new Part.Gap() : new Part.Formula(lines));
    return this;
  }

  /** Lines of algebra, then of the same with numbers. */
  public Calculation formula(String... lines) {
    return formula(Arrays.asList(lines));
  }

  /** A sentence that the reader should know. */
  public Calculation note(String sentence) {
    parts.add(new Part.Note(sentence));
    return this;
  }

  /** Its JSON, with exact decimals as strings. */
  public String json() {
    return Json.exact(fields);
  }

  /** Its page, so many columns wide. */
  public String page(int width, boolean color) {
    CalcPage page = new CalcPage(title, width, color);
    for (Part part : parts) {
      switch (part) {
        case Part.Figure one -> page.figure(one.label(), one.figure(), one.unit());
        case Part.Table one -> page.table(one.alignment(), one.header(), one.rows());
        case Part.Formula one -> page.formula(one.lines());
        case Part.Note one -> page.note(one.sentence());
        case Part.Gap _ -> page.gap();
      }
    }
    return page.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.margin.venue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An equation as a venue prints it, with the figures that stand in it.
 *
 * @param result what stands left of the equals sign
 * @param expression what stands right of it, in the terms' names and + - * / ( )
 * @param terms in the order of their first appearance
 */
public record Formula(String result, String expression, List<Term> terms) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");
  private static final MathContext SHOWN = new MathContext(20);

  /** Copies the terms; refuses a name that stands for two figures. */
  public Formula {
    terms = List.copyOf(terms);
    Set<String> names = new HashSet<>();
    for (Term term : terms) {
      if (!names.add(term.name())) {
        throw new IllegalArgumentException("two terms are named " + term.name());
      }
    }
  }

  /** The equation in names. */
  public String text() {
    return result + " = " + expression;
  }

  /** The equation's right side with each name replaced by its figure, to twenty digits. */
  public String withNumbers() {
    Matcher names = NAME.matcher(expression);
    return names.replaceAll(name ->
        term(name.group()).map(term -> bracketed(number(term.value()))).orElse(name.group()));
  }

  /** The figure of that name. */
  public Optional<Term> term(String name) {
    return terms.stream().filter(term -> term.name().equals(name)).findFirst();
  }

  /** These terms with more behind them, for what an equation is made from but does not name. */
  public Formula withTerms(List<Term> more) {
    List<Term> all = new ArrayList<>(terms);
    all.addAll(more);
    return new Formula(result, expression, all);
  }

  /** A figure to twenty digits, without trailing zeros. */
  public static String number(BigDecimal value) {
    BigDecimal shown = value.round(SHOWN).stripTrailingZeros();
    return shown.signum() == 0 ? "0" : shown.toPlainString();
  }

  private static String bracketed(String number) {
    return number.startsWith("-") ? "(" + number + ")" : number;
  }
}

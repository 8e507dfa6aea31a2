// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.market.RuleBook;
import java.io.IOException;
import java.io.InputStream;

/**
 * Trading rules, margin tables and haircuts that come with the program, for the contracts of the
 * demo: a fallback for a store that holds none. Each row states its day and its source.
 */
public final class BundledRules {
  private static final String FOLDER = "/dev/ballast/app/rules/";

  private BundledRules() {}

  public static RuleBook rules() {
    try (InputStream in = open("rules.csv")) {
      return RuleTable.read(in, "rules.csv").book();
    } catch (IOException e) {
      throw new IllegalStateException("reading a resource", e);
    }
  }

  public static VenueTables tables() {
    try (InputStream brackets = open("brackets.csv");
        InputStream haircuts = open("haircuts.csv")) {
      return new VenueTables(
          BracketTable.books(BracketTable.read(brackets, "brackets.csv")),
          HaircutTable.tables(HaircutTable.read(haircuts, "haircuts.csv")));
    } catch (IOException e) {
      throw new IllegalStateException("reading a resource", e);
    }
  }

  private static InputStream open(String name) {
    InputStream in = BundledRules.class.getResourceAsStream(FOLDER + name);
    if (in == null) {
      throw new IllegalStateException("missing resource " + FOLDER + name);
    }
    return in;
  }
}

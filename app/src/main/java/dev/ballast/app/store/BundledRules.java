// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

import dev.ballast.margin.BracketBook;
import dev.ballast.market.RuleBook;
import java.io.IOException;
import java.io.InputStream;

/**
 * Trading rules and margin tables that come with the program, for the contracts of the demo: a
 * fallback for a store that holds none. Each row states its day and its source.
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

  public static BracketBook brackets() {
    try (InputStream in = open("brackets.csv")) {
      return BracketTable.read(in, "brackets.csv");
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

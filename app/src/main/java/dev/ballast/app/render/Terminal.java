// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.render;

public final class Terminal {
  private Terminal() {}

  public static String render(Object o) {
    return "";
  }

  public static String ownership(Object o) {
    return o + "\n";
  }

  public static String market(Object o) {
    return o + "\n";
  }

  public static String proposal(Object o) {
    return o + "\n";
  }

  public static String backtest(Object o) {
    return "";
  }
}

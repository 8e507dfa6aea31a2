// SPDX-License-Identifier: Apache-2.0
package dev.ballast.signal;

public record SignalRules() {
  public static final SignalRules DEFAULT = new SignalRules();
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.policy;

import java.util.Locale;

/** The kinds of what futures are held for. Purposes are named by them: {@code hedge:standing}. */
public enum OverlayKind {
  /** Protects the spot core. */
  HEDGE(Budget.HEDGE),
  /** A basket whose beta is sold. */
  NEUTRAL(Budget.SPREAD),
  /** One basket over another. */
  VIEW(Budget.SPREAD),
  /** A basket bought or sold by itself. */
  TILT(Budget.DIRECTIONAL),
  /** A leg on a sector that spot is moved out of. */
  NARRATIVE(Budget.DIRECTIONAL),
  /** A leg on what a rotation has sold. */
  LEG(Budget.DIRECTIONAL),
  /** A sector bought in futures beside its spot, while its stance says so. */
  AMPLIFY(Budget.DIRECTIONAL),
  /** Drift from the plan's weights, or what a rotation moves, without trading spot. */
  SPREAD(Budget.SPREAD),
  /** Spot bought and its future sold. */
  CARRY(Budget.CARRY);

  private final Budget budget;
  private final String text = name().toLowerCase(Locale.ROOT);

  OverlayKind(Budget budget) {
    this.budget = budget;
  }

  /** Whose margin it takes. */
  public Budget budget() {
    return budget;
  }

  /** {@code hedge}. */
  @Override
  public String toString() {
    return text;
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.portfolio.overlay;

/** A part of what an overlay is chosen by, in the quote: the less the better. */
public interface OverlayTerm {
  /** What it comes to at these signed notionals, one a contract. */
  double at(double[] notionals);

  /** Adds it to an objective. */
  void addTo(OverlayObjective objective);
}

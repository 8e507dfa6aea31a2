// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.calc;

/** What a calculator found. */
public interface Answer {
  /** The record that {@code --json} prints. */
  Object json();

  /** What people read, so many columns wide. */
  String page(int width, boolean color);
}

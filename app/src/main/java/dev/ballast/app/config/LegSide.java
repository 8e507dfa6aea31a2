// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

/** Whether a leg is bought or sold. */
enum LegSide {
  LONG,
  SHORT
}

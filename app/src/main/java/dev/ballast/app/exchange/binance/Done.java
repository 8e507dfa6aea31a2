// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

/** What is given where nothing is asked for but that a thing be done. */
public enum Done {
  DONE
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

/** Whether a fill took an order from the book or gave one to it. */
public enum Liquidity {
  MAKER,
  TAKER
}

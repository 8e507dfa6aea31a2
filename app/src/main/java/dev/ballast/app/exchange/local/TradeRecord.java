// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.local;

import dev.ballast.order.Event;
import dev.ballast.unit.Money;

/**
 * One fill as the exchange tells of it.
 *
 * @param number the exchange's, of a fill
 * @param order that was filled
 * @param realised profit that a future's fill has realised, before its fee; zero in spot
 */
record TradeRecord(long number, OrderRecord order, Event.Filled fill, Money realised) {}

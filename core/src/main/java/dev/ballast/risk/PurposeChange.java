// SPDX-License-Identifier: Apache-2.0
package dev.ballast.risk;

import dev.ballast.order.Purpose;
import dev.ballast.unit.Money;

/** What a shock changes of what is held for one purpose, in the quote. */
public record PurposeChange(Purpose purpose, Money change) {}

// SPDX-License-Identifier: Apache-2.0
/**
 * What is asked of a venue and what has happened: orders, movements of money, and all events of the
 * system. Nothing here plans.
 *
 * <p>Imports {@code unit}, {@code market} and {@code account}.
 */
@NullMarked
package dev.ballast.order;

import org.jspecify.annotations.NullMarked;

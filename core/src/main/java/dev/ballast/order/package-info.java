// SPDX-License-Identifier: Apache-2.0
/**
 * What is to be traded and what has happened: tickets of legs, orders, and all events of the
 * system.
 *
 * <p>Imports {@code unit}, {@code market}, {@code account}, {@code margin}, {@code cost} and {@code
 * portfolio}.
 */
@NullMarked
package dev.ballast.order;

import org.jspecify.annotations.NullMarked;

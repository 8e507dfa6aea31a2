// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

/**
 * An open order that is taken back.
 *
 * @param order its id
 * @param reason for the record of it
 */
public record Cancellation(String order, String reason) {}

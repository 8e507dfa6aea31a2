// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

/**
 * Purchases that a review made smaller than its weights asked, for want of cash or of a hedge.
 *
 * @param share of them that is made, from zero to below one
 * @param limit what keeps it there, in a sentence
 */
public record ShrunkPurchases(double share, String limit) {}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import dev.ballast.app.UserMistake;
import dev.ballast.engine.Request;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * One entry of an orders file.
 *
 * @param where place and path, for messages: {@code orders.yaml:7:3: [4]}
 * @param name by which a later entry may cancel it
 * @param maintenanceRate of what it opens, a fraction of notional, instead of the margin table
 * @param maintenanceAmount that goes with it, in the settlement asset
 */
public record OrdersEntry(
    String where,
    Request request,
    Optional<String> name,
    Optional<BigDecimal> maintenanceRate,
    Optional<BigDecimal> maintenanceAmount) {
  /** A mistake in this entry. */
  public UserMistake mistake(String message) {
    return new UserMistake(where + ": " + message);
  }
}

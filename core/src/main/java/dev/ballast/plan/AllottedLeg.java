// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import dev.ballast.portfolio.Target;

/**
 * A leg in futures with the target that asks for most of it, whose ticket it belongs to.
 *
 * @param target of a contract that several purposes hold, the one whose part changes most
 * @param together whether the target's purpose has targets in other contracts too
 */
record AllottedLeg(Target target, boolean together, Leg leg) {}

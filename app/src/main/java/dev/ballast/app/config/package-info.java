// SPDX-License-Identifier: Apache-2.0
/**
 * Files that users write (policy, sectors, account, orders) into values, with the place of every
 * error.
 */
@NullMarked
package dev.ballast.app.config;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What an exchange is made to do wrong, as values, and the seeded dice that say when.
 *
 * <p>Imports {@code evidence.Draws} alone; touches no disk, socket or clock. The same seed and the
 * same sequence of subjects give the same faults.
 */
@NullMarked
package dev.ballast.app.fault;

import org.jspecify.annotations.NullMarked;

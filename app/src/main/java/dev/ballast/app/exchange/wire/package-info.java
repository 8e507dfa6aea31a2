// SPDX-License-Identifier: Apache-2.0
/**
 * How an exchange is spoken to: its error codes and signatures. Whoever asks and whoever answers
 * share it.
 */
@NullMarked
package dev.ballast.app.exchange.wire;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Variants of a policy run on all threads, and what is done of them kept on the disk as it comes.
 *
 * <p>Imports {@code config}, {@code desk} and {@code export}. DuckDB keeps the outcomes: what was
 * committed stands whatever becomes of the process.
 */
@NullMarked
package dev.ballast.app.sweep;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Events kept on disk: one SQLite file, append-only, each event with what it follows from and with
 * a digest that covers all before it. What an account is, is what its journal folds to.
 *
 * <p>SQLite, Jdbi and Flyway are used here and nowhere else. Imports the root alone.
 */
@NullMarked
package dev.ballast.app.journal;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What may be wrong with history: pure checks that read series and give findings.
 *
 * <p>Imports {@code market} only. An error contradicts itself and will spoil results; a warning is
 * to be looked at; a note is good to know.
 */
@NullMarked
package dev.ballast.app.store.check;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Calculators as users meet them: figures given in a file or by flags into an answer, which prints
 * itself as JSON and as a page.
 */
@NullMarked
package dev.ballast.app.calc;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The desk's page in a real browser, of a session that trades at an exchange on this machine. */
@NullMarked
package dev.ballast.e2e;

import org.jspecify.annotations.NullMarked;

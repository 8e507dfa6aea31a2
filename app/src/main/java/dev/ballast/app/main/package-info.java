// SPDX-License-Identifier: Apache-2.0
/** Where the program starts and is composed by hand. */
@NullMarked
package dev.ballast.app.main;

import org.jspecify.annotations.NullMarked;

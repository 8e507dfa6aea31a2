// SPDX-License-Identifier: Apache-2.0
/** The command line: one class a command, thin: reads arguments, calls the rooms, prints. */
@NullMarked
package dev.ballast.app.cli;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** History on disk: importers, checks, column files, and the port {@code History} on top. */
@NullMarked
package dev.ballast.app.store;

import org.jspecify.annotations.NullMarked;

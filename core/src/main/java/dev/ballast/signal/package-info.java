// SPDX-License-Identifier: Apache-2.0
/** x. */
@NullMarked
package dev.ballast.signal;

import org.jspecify.annotations.NullMarked;

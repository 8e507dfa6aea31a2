// SPDX-License-Identifier: Apache-2.0
/** Markets that a test writes down: a few bars and settlements whose every figure is seen. */
@NullMarked
package dev.ballast.testing;

import org.jspecify.annotations.NullMarked;

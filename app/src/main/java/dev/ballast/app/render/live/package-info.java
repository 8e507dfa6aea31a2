// SPDX-License-Identifier: Apache-2.0
/**
 * The page of a desk that trades, part by part: plain values, and the text that they become. Who
 * reads them from where is not known here.
 */
@NullMarked
package dev.ballast.app.render.live;

import org.jspecify.annotations.NullMarked;

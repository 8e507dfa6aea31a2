// SPDX-License-Identifier: Apache-2.0
/** Disk, network and people around the core; each room below states what it is for. */
@NullMarked
package dev.ballast.app;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Reports for people and programs: terminal, HTML, JSON. */
@NullMarked
package dev.ballast.app.render;

import org.jspecify.annotations.NullMarked;

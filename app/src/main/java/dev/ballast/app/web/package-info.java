// SPDX-License-Identifier: Apache-2.0
/**
 * The page of a desk, in a browser on this machine: a process of its own that reads the journal
 * which a session writes. It asks the session for nothing; verdicts and the mark that stops it are
 * left where the session looks.
 *
 * <p>Micrometer is used here and nowhere else.
 */
@NullMarked
package dev.ballast.app.web;

import org.jspecify.annotations.NullMarked;

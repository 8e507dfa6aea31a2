// SPDX-License-Identifier: Apache-2.0
/**
 * Honest evidence about signals and policies: how far what was measured could be luck, of one of
 * many that were tried. Pure functions on arrays, which know neither assets nor time; whoever asks
 * says which instants and names stand behind the places.
 *
 * <p>Imports {@code analytics}. Random numbers come from {@code Draws} with a seed, and nowhere
 * else; the same input and seed give the same bits.
 */
@NullMarked
package dev.ballast.evidence;

import org.jspecify.annotations.NullMarked;

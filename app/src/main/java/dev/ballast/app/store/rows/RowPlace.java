// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store.rows;

/**
 * Where something stands in a text.
 *
 * @param line from one
 * @param column from one
 */
public record RowPlace(int line, int column) {}

// SPDX-License-Identifier: Apache-2.0
/** Rows of text out of JSON, Parquet and Arrow, before anything is made of them. */
@NullMarked
package dev.ballast.app.store.rows;

import org.jspecify.annotations.NullMarked;

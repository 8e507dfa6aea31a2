// SPDX-License-Identifier: Apache-2.0
/**
 * A backtest or a sweep as tables for other programs: CSV, Parquet and the tear sheet as JSON, in a
 * folder that is there whole or not at all.
 *
 * <p>DuckDB writes Parquet; its native library is loaded when Parquet is asked for.
 */
@NullMarked
package dev.ballast.app.export;

import org.jspecify.annotations.NullMarked;

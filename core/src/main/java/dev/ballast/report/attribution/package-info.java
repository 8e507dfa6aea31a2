// SPDX-License-Identifier: Apache-2.0
/**
 * Where a profit came from: a run's change of equity split by asset, by sector, by part and by
 * purpose, exact to the last unit, and what the investor earned on money that came and went.
 *
 * <p>Imports {@code unit}, {@code market}, {@code analytics}, {@code account}, {@code order},
 * {@code ledger}, {@code policy}, {@code portfolio}, {@code plan}, {@code engine} and {@code
 * report.figure}. Amounts of the split are exact {@code Money}; those of {@code AttributionReport}
 * are for reading.
 */
@NullMarked
package dev.ballast.report.attribution;

import org.jspecify.annotations.NullMarked;

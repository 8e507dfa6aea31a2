// SPDX-License-Identifier: Apache-2.0
/**
 * What the portfolio should be: systems that propose targets by purpose, and what they are made of,
 * target weights, rotation, betas.
 *
 * <p>Imports {@code unit}, {@code lot}, {@code market}, {@code analytics}, {@code account}, {@code
 * margin.tier}, {@code margin}, {@code cost}, {@code signal}, {@code signal.regime}, {@code order},
 * {@code policy}, {@code portfolio.weight}, {@code portfolio.hedge}, {@code portfolio.qp} and
 * {@code portfolio.overlay}.
 */
@NullMarked
package dev.ballast.portfolio;

import org.jspecify.annotations.NullMarked;

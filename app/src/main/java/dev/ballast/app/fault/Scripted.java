// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

/**
 * A fault with what it strikes and when.
 *
 * @param name by which it is told of and taken back
 * @param kind {@code no-answer}
 */
public record Scripted(
    String name, String kind, Fault fault, Target target, Choice choice, Window window) {}

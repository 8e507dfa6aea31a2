// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.fault;

/**
 * A fault with what it strikes and when.
 *
 * @param name by which it is told of and taken back
 * @param kind {@code no-answer}
 */
public record ScriptedFault(
    String name, String kind, Fault fault, FaultTarget target, Choice choice, Window window) {}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.trading;

/**
 * What a session must know and cannot find out: it ends, with all that it has kept, and asks again
 * when it is started again.
 */
public final class NotKnown extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotKnown(String sentence) {
    super(sentence);
  }
}

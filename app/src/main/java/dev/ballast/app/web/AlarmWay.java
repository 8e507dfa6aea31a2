// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import java.util.Optional;

/** A way to reach the desk's owner. */
interface AlarmWay extends AutoCloseable {
  /** What people call it. */
  String name();

  /** Sends an alarm once; gives why it did not arrive, with no secret in it. */
  Optional<String> send(AlarmMessage message) throws InterruptedException;

  @Override
  void close();
}

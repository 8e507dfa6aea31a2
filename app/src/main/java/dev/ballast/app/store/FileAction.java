// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.store;

/** What is done with a file: it is read by a layout, or skipped for a reason. */
sealed interface FileAction {
  record Read(Layout layout) implements FileAction {}

  record Skip(String reason) implements FileAction {}
}

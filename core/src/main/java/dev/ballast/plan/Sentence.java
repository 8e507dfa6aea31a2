// SPDX-License-Identifier: Apache-2.0
package dev.ballast.plan;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A sentence for people, put together when it is first read: of most runs nobody reads any. */
public final class Sentence {
  private final Supplier<String> made;
  private @Nullable String text;

  private Sentence(Supplier<String> made) {
    this.made = made;
  }

  public static Sentence of(String text) {
    return new Sentence(() -> text);
  }

  /** One that is put together of values that do not change any more. */
  static Sentence of(Supplier<String> made) {
    return new Sentence(made);
  }

  public String text() {
    if (text == null) {
      text = made.get();
    }
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sentence that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}

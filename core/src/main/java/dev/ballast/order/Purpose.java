// SPDX-License-Identifier: Apache-2.0
package dev.ballast.order;

/**
 * What a holding, or a part of a position, is for: {@code core}, {@code hedge:standing}, {@code
 * carry:SOL}. A venue knows nothing of it; the books divide what is held by it. The core comes
 * first, the others in the order of their text.
 *
 * @param text a kind in lower case, and after a colon the name of one of that kind
 */
public record Purpose(String text) implements Comparable<Purpose> {
  /** What is owned for the long run, and the cash that everything else is paid from. */
  public static final Purpose CORE = new Purpose("core");

  /** Futures of which no order says what they are for. */
  public static final Purpose OVERLAY = new Purpose("overlay");

  /** Positions that came with the account. */
  public static final Purpose BROUGHT = new Purpose("brought");

  /** Refuses a text that is not {@code kind} or {@code kind:name}. */
  public Purpose {
    int colon = text.indexOf(':');
    if (!isKind(text, colon < 0 ? text.length() : colon)
        || (colon >= 0 && !isName(text, colon + 1))) {
      throw new IllegalArgumentException(
          "not a purpose: '" + text + "'; write a kind, or kind:name as in hedge:standing");
    }
  }

  /** Lower-case letters, digits and hyphens up to an end, a letter first. */
  private static boolean isKind(String text, int end) {
    boolean fits = end > 0 && isLower(text.charAt(0));
    for (int at = 1; fits && at < end; at++) {
      char one = text.charAt(at);
      fits = isLower(one) || (one >= '0' && one <= '9') || one == '-';
    }
    return fits;
  }

  private static boolean isLower(char one) {
    return one >= 'a' && one <= 'z';
  }

  /** Letters and digits of any script, after the first one dots, hyphens and underscores too. */
  private static boolean isName(String text, int from) {
    boolean fits = from < text.length();
    for (int at = from; fits && at < text.length(); ) {
      int point = text.codePointAt(at);
      fits = isLetterOrNumber(point) || (at > from && "._-".indexOf(point) >= 0);
      at += Character.charCount(point);
    }
    return fits;
  }

  private static boolean isLetterOrNumber(int point) {
    return switch (Character.getType(point)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> Character.isLetter(point);
    };
  }

  /** Reads {@code core} or {@code hedge:standing}. */
  public static Purpose parse(String text) {
    return new Purpose(text.strip());
  }

  /** One of a kind by its name. */
  public static Purpose of(String kind, String name) {
    return new Purpose(kind + ":" + name);
  }

  /** Whether it is of a kind, by the kind's name. */
  public boolean isOf(String kind) {
    return text.startsWith(kind)
        && (text.length() == kind.length() || text.charAt(kind.length()) == ':');
  }

  /** What comes before the colon. */
  public String kind() {
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(0, colon);
  }

  /** What comes after it; empty where there is none. */
  public String name() {
    int colon = text.indexOf(':');
    return colon < 0 ? "" : text.substring(colon + 1);
  }

  @Override
  public int compareTo(Purpose other) {
    boolean first = text.equals(CORE.text);
    return first == other.text.equals(CORE.text)
        ? text.compareTo(other.text)
        : Boolean.compare(other.text.equals(CORE.text), first);
  }

  // Written out, as what a record is given goes through method handles, and maps ask this often.
  @Override
  public boolean equals(Object other) {
    return this == other || (other instanceof Purpose that && text.equals(that.text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}

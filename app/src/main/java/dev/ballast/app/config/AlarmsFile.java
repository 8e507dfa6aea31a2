// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a desk's owner is called about, and where.
 *
 * @param liquidationDistance a move of the market, a fraction: nearer than that calls; absent where
 *     none does
 * @param tickets whether tickets that wait call
 * @param webhook that each alarm is posted to
 * @param telegram the chat that it is sent to
 * @param mail by which it is sent
 */
public record AlarmsFile(
    OptionalDouble liquidationDistance,
    boolean tickets,
    Optional<URI> webhook,
    Optional<String> telegram,
    Optional<MailBox> mail) {
  private static final int LONGEST = 80;

  /** Reads a file; one that calls nobody is a mistake. */
  public static AlarmsFile read(Path file) {
    return read(SourceText.of(file));
  }

  /**
   * Reads a text that is no file's.
   *
   * @param name by which its mistakes call it
   */
  static AlarmsFile parse(String name, String text) {
    return read(new SourceText(name, text));
  }

  private static AlarmsFile read(SourceText source) {
    Mapping table =
        YamlNodes.read(source)
            .table("liquidation-distance", "tickets", "webhook", "telegram", "mail");
    Optional<URI> webhook = table.find("webhook").map(AlarmsFile::address);
    Optional<String> telegram =
        table
            .find("telegram")
            .map(field -> field.table("chat").require("chat").scalar().words(LONGEST));
    Optional<MailBox> mail = table.find("mail").map(MailBox::read);
    if (webhook.isEmpty() && telegram.isEmpty() && mail.isEmpty()) {
      throw table.field().mistake("calls nobody; write a webhook, telegram or mail");
    }
    return new AlarmsFile(
        table
            .get("liquidation-distance", Scalar::positiveFraction)
            .map(one -> OptionalDouble.of(one.doubleValue()))
            .orElse(OptionalDouble.empty()),
        table.get("tickets", Scalar::flag, true),
        webhook,
        telegram,
        mail);
  }

  /** An address may be a secret: a mistake in it does not show it. */
  private static URI address(Field field) {
    try {
      URI uri = new URI(field.scalar().text());
      boolean here = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
      if (uri.getHost() == null
          || !("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here))) {
        throw field.mistake("is no address with https");
      }
      return uri;
    } catch (URISyntaxException _) {
      throw field.mistake("is no address with https");
    }
  }
}

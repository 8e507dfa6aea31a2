// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import dev.ballast.app.config.MailBox;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/** Sends alarms by mail: always over TLS, but to a server on this machine. */
final class MailWay implements AlarmWay {
  private static final String PATIENCE = "10000";

  private final MailBox box;
  private final Optional<String> password;
  private final Session session;

  /**
   * Mail by a server.
   *
   * @param password of its user; absent where it asks for none
   */
  MailWay(MailBox box, Optional<String> password) {
    this.box = box;
    this.password = password;
    Properties asked = new Properties();
    asked.put("mail.smtp.host", box.host());
    asked.put("mail.smtp.port", Integer.toString(box.port()));
    asked.put("mail.smtp.auth", Boolean.toString(password.isPresent()));
    asked.put("mail.smtp.connectiontimeout", PATIENCE);
    asked.put("mail.smtp.timeout", PATIENCE);
    asked.put("mail.smtp.writetimeout", PATIENCE);
    asked.put("mail.smtp.ssl.checkserveridentity", "true");
    if (box.isTlsAtOnce()) {
      asked.put("mail.smtp.ssl.enable", "true");
    } else {
      asked.put("mail.smtp.starttls.enable", "true");
      asked.put("mail.smtp.starttls.required", Boolean.toString(!box.isHere()));
    }
    this.session = Session.getInstance(asked);
  }

  @Override
  public String name() {
    return "the mail server";
  }

  @Override
  public Optional<String> send(AlarmMessage message) {
    try {
      MimeMessage mail = new MimeMessage(session);
      mail.setFrom(new InternetAddress(box.from()));
      mail.setRecipient(Message.RecipientType.TO, new InternetAddress(box.to()));
      mail.setSubject(message.text(), StandardCharsets.UTF_8.name());
      mail.setText(message.text() + "\n" + message.at() + "\n", StandardCharsets.UTF_8.name());
      mail.setSentDate(Date.from(message.at()));
      if (password.isPresent()) {
        Transport.send(mail, box.user(), password.get());
      } else {
        Transport.send(mail);
      }
      return Optional.empty();
    } catch (AuthenticationFailedException _) {
      return Optional.of("it does not take the user and the password");
    } catch (MessagingException e) {
      return Optional.of(
          e.getCause() instanceof IOException ? "it cannot be reached" : "it did not take it");
    }
  }

  @Override
  public void close() {}
}

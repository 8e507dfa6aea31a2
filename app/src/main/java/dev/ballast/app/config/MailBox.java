// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.config;

/**
 * By which server mail is sent, from whom and to whom.
 *
 * @param user whom the server knows
 */
public record MailBox(String host, int port, String from, String to, String user) {
  private static final int TLS_AT_ONCE = 465;

  /**
   * Whether the connection is TLS from its beginning; else it becomes so before anything is said.
   */
  public boolean isTlsAtOnce() {
    return port == TLS_AT_ONCE;
  }

  /** Whether the server is on this machine, where no TLS and no password are asked for. */
  public boolean isHere() {
    return "127.0.0.1".equals(host) || "localhost".equals(host);
  }

  static MailBox read(Field field) {
    Mapping table = field.table("server", "from", "to", "user");
    Scalar server = table.require("server").scalar();
    if (!server.text().matches("[A-Za-z0-9.-]{1,253}:[0-9]{1,5}")) {
      throw server.mistake("is no server with its port (write smtp.example.org:465)");
    }
    String[] parts = server.text().split(":", -1);
    String from = address(table.require("from").scalar());
    return new MailBox(
        parts[0],
        Integer.parseInt(parts[1]),
        from,
        address(table.require("to").scalar()),
        table.get("user", one -> one.words(100), from));
  }

  private static String address(Scalar value) {
    if (!value.text().matches("[^@\\s<>,;]{1,64}@[A-Za-z0-9.-]{1,253}")) {
      throw value.mistake("is no address of mail: '" + value.text() + "'");
    }
    return value.text();
  }
}

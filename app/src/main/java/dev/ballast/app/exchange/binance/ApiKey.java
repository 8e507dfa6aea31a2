// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.binance;

import dev.ballast.app.UserMistake;
import dev.ballast.app.exchange.wire.Signature;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A key of the exchange and what signs with it: a secret, or a private key of Ed25519. Neither is
 * ever shown: not in its text, not in an error.
 */
public final class ApiKey {
  /** How a private key begins, whatever its kind. */
  static final String PEM = "-----BEGIN ";

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  /** What can stand in a header. */
  private static final Pattern TEXT = Pattern.compile("[!-~]{1,512}");

  private final String id;
  private final String kind;
  private final UnaryOperator<String> signer;

  private ApiKey(String id, String kind, UnaryOperator<String> signer) {
    if (!TEXT.matcher(id).matches()) {
      throw new UserMistake(
          "the API key is empty or has characters that no key has: copy it again");
    }
    this.id = id;
    this.kind = kind;
    this.signer = signer;
  }

  /**
   * A key with what signs for it; refuses what is neither.
   *
   * @param secret of HMAC-SHA256, or a private key of Ed25519 in PEM, as PKCS 8
   */
  public static ApiKey of(String id, String secret) {
    String own = secret.strip();
    if (own.startsWith(PEM)) {
      return ed25519(id.strip(), privateKey(own));
    }
    if (!TEXT.matcher(own).matches()) {
      throw new UserMistake(
          "the API secret is empty or has characters that no secret has: copy it again");
    }
    return new ApiKey(id.strip(), "HMAC-SHA256", payload -> Signature.of(payload, own));
  }

  /** A key with its private key. */
  static ApiKey ed25519(String id, PrivateKey key) {
    return new ApiKey(id, "Ed25519", payload -> Signature.ed25519(payload, key));
  }

  private static PrivateKey privateKey(String pem) {
    try {
      if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
        throw new IllegalArgumentException();
      }
      String body = pem.substring(BEGIN.length(), pem.length() - END.length());
      byte[] bytes = Base64.getDecoder().decode(body.replaceAll("\\s", ""));
      return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IllegalArgumentException | GeneralSecurityException _) {
      throw new UserMistake(
          "the private key is none of Ed25519 in PEM without a password: make one with"
              + " openssl genpkey -algorithm ed25519");
    }
  }

  /** What names it to the exchange; to be sent, never to be shown. */
  String id() {
    return id;
  }

  /** The signature of a payload, as text; to be percent-encoded where it is sent. */
  String sign(String payload) {
    return signer.apply(payload);
  }

  /** What kind it is, and no more. */
  @Override
  public String toString() {
    return "an API key (" + kind + ")";
  }
}

// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.exchange.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What signs a request's parameters as they are sent: HMAC-SHA256 by a key's secret, or Ed25519 by
 * a private key.
 */
public final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /**
   * In hexadecimal.
   *
   * @param payload the query and then the body, percent-encoded, without the signature
   */
  public static String of(String payload, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /**
   * In base 64; to be percent-encoded where it stands in a query or a body.
   *
   * @param payload the query and then the body, percent-encoded, without the signature
   * @param key of Ed25519
   */
  public static String ed25519(String payload, PrivateKey key) {
    try {
      java.security.Signature signer = java.security.Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(payload.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signer.sign());
    } catch (GeneralSecurityException _) {
      throw new IllegalArgumentException("not a private key of Ed25519");
    }
  }

  /** Whether a signature is that of the payload, told in the same time whatever it is. */
  public static boolean signs(String signature, String payload, String secret) {
    return MessageDigest.isEqual(
        of(payload, secret).getBytes(StandardCharsets.UTF_8),
        signature.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
  }
}

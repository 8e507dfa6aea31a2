// SPDX-License-Identifier: Apache-2.0
package dev.ballast.app.web;

import java.util.List;

/** Tickets that a session sends only once a person has approved of them. */
public interface WaitingTickets {
  /** Where a session asks nobody. */
  WaitingTickets NONE =
      new WaitingTickets() {
        @Override
        public boolean areAsked() {
          return false;
        }

        @Override
        public List<String> ids() {
          return List.of();
        }

        @Override
        public String approve(String ticket) {
          return "no ticket " + ticket + " waits";
        }

        @Override
        public String refuse(String ticket, String reason) {
          return "no ticket " + ticket + " waits";
        }
      };

  /** Whether the session asks. */
  boolean areAsked();

  /** Those that wait, in the order in which they would be sent. */
  List<String> ids();

  /** Lets a ticket be sent; says what became of that. */
  String approve(String ticket);

  /** Keeps a ticket from being sent; says what became of that. */
  String refuse(String ticket, String reason);
}

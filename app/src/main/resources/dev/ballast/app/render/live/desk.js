// SPDX-License-Identifier: Apache-2.0
"use strict";
(() => {
  const said = document.getElementById("said");
  const lost = document.getElementById("lost");
  const parts = ["bar", "now", "tickets", "held", "positions", "orders", "funding", "diary", "stop"];
  const renew = (part) => document.body.dispatchEvent(new CustomEvent("part-" + part));
  const connect = () => {
    const news = new EventSource("/events");
    news.addEventListener("part", (event) => renew(event.data));
    news.addEventListener("listening", () => {
      lost.hidden = true;
      // What changed before this was told to nobody.
      parts.forEach(renew);
    });
    news.onerror = () => {
      lost.hidden = false;
    };
  };

  // What was unfolded, written or scrolled to stays so when its part is renewed.
  let open = [];
  let scrolled = [];
  const scrollers = (part) => Array.from(part.querySelectorAll(".scroll"));
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const part = event.detail.target;
    const written = part.querySelector("input:focus, button:focus");
    if (written && event.detail.requestConfig.verb === "get") {
      event.detail.shouldSwap = false;
      written.addEventListener("blur", () => renew(part.id), { once: true });
      return;
    }
    open = Array.from(part.querySelectorAll("details[open]"), (one) => one.id);
    scrolled = scrollers(part).map((one) => one.scrollLeft);
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    open.forEach((id) => {
      const one = id && document.getElementById(id);
      if (one) {
        one.open = true;
      }
    });
    scrollers(event.detail.target).forEach((one, row) => {
      one.scrollLeft = scrolled[row] || 0;
    });
  });
  document.body.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 401) {
      location.reload();
    } else {
      said.textContent = event.detail.xhr.responseText;
      said.hidden = false;
    }
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && event.detail.requestConfig.verb === "post") {
      said.hidden = true;
    }
  });
  connect();
})();

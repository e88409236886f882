/*
 * What a page does beyond links and forms: copying, composing, toasts, one submit at a time, focus after a part of the
 * page was replaced. Every page works without it.
 */
(() => {
  "use strict";

  const TOAST_STAYS = 20000;
  const COPIED_STAYS = 6000;
  const words = (name) => document.getElementById("page-words").dataset[name];

  // toasts ------------------------------------------------------------------------------------------------------

  // One with a place of its own in the page stays: what is under it would move just as it is pressed.
  const floats = (toast) => [toast, toast.parentElement].some((part) => getComputedStyle(part).position === "fixed");

  const living = (toast, stays = TOAST_STAYS) => {
    const close = toast.querySelector("[data-close-toast]");
    let timer;
    const leave = () => {
      if (toast.contains(document.activeElement)) document.getElementById("main").focus();
      toast.remove();
    };
    const stay = () => clearTimeout(timer);
    const go = () => {
      stay();
      // one that was closed lost the focus by that, or the pointer, and comes back here
      timer = setTimeout(() => toast.isConnected && floats(toast) && leave(), stays);
    };
    if (close) {
      close.hidden = false;
      close.addEventListener("click", leave);
    }
    for (const [event, does] of [["pointerenter", stay], ["focusin", stay], ["pointerleave", go], ["focusout", go]]) {
      toast.addEventListener(event, does);
    }
    go();
  };

  const toast = (text, stays) => {
    const fresh = document.getElementById("page-toast").content.firstElementChild.cloneNode(true);
    fresh.querySelector("span").textContent = text;
    document.getElementById("toasts").append(fresh);
    living(fresh, stays);
  };

  // copying and composing -----------------------------------------------------------------------------------------

  const textOf = (selector) =>
    [...document.querySelectorAll(selector)]
      .map((part) => ("value" in part ? part.value : part.textContent).trim())
      .filter(Boolean)
      .join("\n\n");

  const copyByHand = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "sr";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyByHand(text);
    }
  };

  const compose = (link) => {
    const { compose: pattern, subject, body } = link.dataset;
    link.href = pattern
      .replace("{subject}", encodeURIComponent(subject ? textOf(subject) : ""))
      .replace("{body}", encodeURIComponent(textOf(body).replace(/\r?\n/g, "\r\n")));
  };

  // popovers where the browser has none ------------------------------------------------------------------------------

  const popovers = "showPopover" in HTMLElement.prototype;
  const unsupported = (root) => {
    if (popovers) return;
    for (const part of root.querySelectorAll("[popover]")) part.hidden = true;
  };
  const byHand = (button) => {
    const part = document.getElementById(button.getAttribute("popovertarget"));
    part.hidden = button.getAttribute("popovertargetaction") === "hide" ? true : !part.hidden;
    if (!part.hidden) part.scrollIntoView({ block: "center" });
  };

  // A non-modal dialog takes the focus when it opens: to its first field, or to its heading.
  document.addEventListener(
    "toggle",
    (event) => {
      const part = event.target;
      if (event.newState !== "open" || part.getAttribute("role") !== "dialog") return;
      const first = part.querySelector("[autofocus], h2");
      first?.focus();
    },
    true,
  );

  // one submit at a time ---------------------------------------------------------------------------------------------

  const busy = (form, by, is) => {
    form.toggleAttribute("data-busy", is);
    const button = by ?? form.querySelector("button:not([type=button])");
    if (button) button.setAttribute("aria-disabled", String(is));
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method === "get" || form.target === "_blank") return;
    if (form.hasAttribute("data-busy")) {
      event.preventDefault();
      return;
    }
    if (!event.defaultPrevented) busy(form, event.submitter, true);
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-busy]")) {
      busy(form, null, false);
      for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
    }
  });

  // a file that is chosen, or dropped, is sent at once; the button stays for who has no scripts
  document.addEventListener("change", async (event) => {
    const field = event.target.closest("input[type=file][data-sends]");
    if (!field?.files.length) return;
    const closed = await unreadable(field.files);
    if (closed) {
      field.value = "";
      toast(words("notReadable").replace("{file}", closed.name));
    } else field.form.requestSubmit();
  });
  // a folder that was dropped looks like a file until somebody reads it; sent, it would leave a page of the browser's own
  const unreadable = async (files) => {
    for (const file of files) {
      try {
        await file.slice(0, 1).arrayBuffer();
      } catch {
        return file;
      }
    }
    return null;
  };

  // a name that stands as it was proposed follows what is chosen
  document.addEventListener("change", (event) => {
    const choice = event.target.closest("select[data-proposals]");
    if (!choice) return;
    const proposals = JSON.parse(choice.dataset.proposals);
    const name = document.getElementById(choice.dataset.proposes);
    if (["", ...Object.values(proposals)].includes(name.value.trim())) name.value = proposals[choice.value];
  });

  // clicks -----------------------------------------------------------------------------------------------------------

  document.addEventListener("click", async (event) => {
    const part = event.target.closest("[data-copy], [data-compose], [data-print], [popovertarget]");
    if (!part) return;
    if (part.hasAttribute("popovertarget") && !popovers) byHand(part);
    if (part.hasAttribute("data-compose")) compose(part);
    if (part.hasAttribute("data-print")) window.print();
    if (part.hasAttribute("data-copy")) {
      // a link goes on to its page meanwhile: copying was allowed by the same click
      if (await copy(textOf(part.dataset.copy))) toast(words("copied"), COPIED_STAYS);
      else toast(words("notCopied"));
    }
  });
  document.addEventListener("auxclick", (event) => {
    const part = event.target.closest("[data-compose]");
    if (part) compose(part);
  });

  // parts of the page that were replaced -------------------------------------------------------------------------------

  let had = null;
  document.addEventListener("htmx:beforeSwap", () => {
    had = document.activeElement;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const part = event.target;
    const wanted = part.querySelector("[data-focus]");
    if (wanted) {
      if (!wanted.matches("a, button, input, select, textarea, summary")) wanted.tabIndex = -1;
      wanted.focus();
    } else if (had && had !== document.body && !had.isConnected) {
      part.tabIndex = -1;
      part.focus();
    }
    had = null;
  });
  // What is only looked at as one types is told by the line that says how far the words are kept: one bar is enough.
  const told = (event) =>
    ["input", "change"].includes(event.detail.requestConfig?.triggeringEvent?.type) && document.querySelector("[data-kept]");
  for (const failed of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failed, (event) => told(event) || toast(words("notThrough")));
  }
  document.addEventListener("htmx:load", (event) => begin(event.target));

  const begin = (root) => {
    unsupported(root);
    for (const part of root.querySelectorAll("[data-needs-script]")) part.hidden = false;
    for (const part of root.querySelectorAll("[data-print], button[data-copy]:not([data-for])")) part.hidden = false;
  };

  begin(document);
  for (const part of document.querySelectorAll("[data-toast]")) living(part);
  document.querySelector("[data-focus], [aria-invalid='true']")?.focus();
})();

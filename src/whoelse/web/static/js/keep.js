/*
 * Keeps what is typed in every form marked data-keep.
 *
 * Words go to the server within half a second of being typed, one request at a time; until the server says that they
 * are on disk, a copy lies in this browser. "Kept" is only ever said of words that the server has confirmed. Words
 * kept elsewhere meanwhile (a second tab, another device) are never overwritten without asking.
 */
(() => {
  "use strict";

  const REST = 500;
  const RETRY_FIRST = 2000;
  const RETRY_MOST = 30000;
  const KEEPALIVE_MOST = 60000; // browsers refuse larger bodies once the page goes away
  const COPY = "whoelse.copy.";

  const words = (name) => document.getElementById("keep-words").dataset[name];

  const store = {
    read(key) {
      try {
        return JSON.parse(localStorage.getItem(COPY + key));
      } catch {
        return null;
      }
    },
    write(key, copy) {
      try {
        localStorage.setItem(COPY + key, JSON.stringify(copy));
        return true;
      } catch {
        return false;
      }
    },
    remove(key) {
      try {
        localStorage.removeItem(COPY + key);
      } catch {
        // a browser without storage has no copy to remove
      }
    },
  };

  const isKept = (field) =>
    field.name && !["hidden", "file", "submit", "button", "reset", "image", "password"].includes(field.type);

  // What stands in a form now, or (initially) what the page came with, whatever the browser filled in since.
  const fieldsOf = (form, initially = false) => {
    const fields = {};
    for (const field of form.elements) {
      if (!isKept(field)) continue;
      const values = (fields[field.name] ??= []);
      if (field.type === "checkbox" || field.type === "radio") {
        if (initially ? field.defaultChecked : field.checked) values.push(field.value);
      } else if (field.options) {
        const chosen = [...field.options].filter((option) => (initially ? option.defaultSelected : option.selected));
        if (initially && !chosen.length && !field.multiple && field.options.length) chosen.push(field.options[0]);
        values.push(...chosen.map((option) => option.value));
      } else {
        values.push(initially ? field.defaultValue : field.value);
      }
    }
    return fields;
  };

  const newlines = (text) => text.replace(/\r\n?/g, "\n");
  const spelled = (fields) =>
    JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, values]) => [name, values.map(newlines)]));
  const same = (a, b) => Boolean(a) && Boolean(b) && spelled(a) === spelled(b);

  const fill = (form, fields) => {
    const taken = {};
    for (const field of form.elements) {
      if (!isKept(field) || !(field.name in fields)) continue;
      const values = fields[field.name];
      if (field.type === "checkbox" || field.type === "radio") {
        field.checked = values.includes(field.value);
      } else if (field.multiple) {
        for (const option of field.options) option.selected = values.includes(option.value);
      } else {
        const index = taken[field.name] ?? 0;
        taken[field.name] = index + 1;
        if (index < values.length) field.value = values[index];
      }
    }
    form.dispatchEvent(new CustomEvent("keep:filled", { bubbles: true }));
  };

  class Keeper {
    constructor(form) {
      this.form = form;
      this.key = form.elements.keep.value;
      this.revisionField = form.elements.revision;
      this.sign = form.querySelector("[data-kept]") ?? document.querySelector(`[data-kept="${CSS.escape(this.key)}"]`);
      this.confirmed = fieldsOf(form, true);
      this.inFlight = null;
      this.timer = null;
      this.retry = RETRY_FIRST;
      this.choosing = false;
      this.leaving = false;
      form.addEventListener("input", () => {
        this.leaving = false;
        this.changed();
      });
      form.addEventListener("change", () => this.changed());
      form.addEventListener("submit", (event) => this.submitting(event));
      this.restore();
    }

    get revision() {
      return Number(this.revisionField.value) || 0;
    }

    restore() {
      const copy = store.read(this.key);
      if (!copy) {
        this.changed();
        return;
      }
      if (same(copy.fields, this.confirmed)) {
        store.remove(this.key);
      } else if (copy.base === this.revision || same(copy.sent, this.confirmed)) {
        fill(this.form, copy.fields);
        this.changed();
      } else {
        const there = this.confirmed;
        fill(this.form, copy.fields);
        this.choose({ revision: this.revision, fields: there, kept: this.sign?.dataset.keptAt ?? "" });
      }
    }

    changed() {
      const fields = fieldsOf(this.form);
      if (same(fields, this.confirmed) && !this.inFlight) return;
      this.copied = store.write(this.key, { fields, base: this.revision, sent: this.sent ?? null });
      if (this.choosing || this.leaving) return;
      if (this.sign?.dataset.state !== "away") this.say("keeping");
      this.timer ??= setTimeout(() => this.send(), REST);
    }

    async send() {
      clearTimeout(this.timer);
      this.timer = null;
      if (this.inFlight || this.choosing) return this.inFlight;
      const fields = fieldsOf(this.form);
      if (same(fields, this.confirmed)) {
        store.remove(this.key);
        return undefined;
      }
      this.sent = fields;
      this.copied = store.write(this.key, { fields, base: this.revision, sent: fields });
      this.inFlight = this.post(fields).finally(() => {
        this.inFlight = null;
        if (!this.timer && !this.choosing && !same(fieldsOf(this.form), this.confirmed)) {
          this.timer = setTimeout(() => this.send(), this.sign?.dataset.state === "away" ? this.wait() : REST);
        }
      });
      return this.inFlight;
    }

    wait() {
      const wait = this.retry;
      this.retry = Math.min(this.retry * 2, RETRY_MOST);
      return wait;
    }

    async post(fields) {
      const person = this.form.elements.keep_person?.value ?? "";
      const body = JSON.stringify({ keep: this.key, person, revision: this.revision, fields });
      let answer;
      let said;
      try {
        answer = await fetch(this.form.dataset.keep, {
          method: "POST",
          body,
          keepalive: body.length < KEEPALIVE_MOST,
          credentials: "same-origin",
          headers: { "Content-Type": "application/json", "X-CSRFToken": this.form.elements.csrfmiddlewaretoken.value },
        });
        said = await answer.json();
      } catch {
        this.away();
        return;
      }
      if (answer.status === 409) {
        if (same(said.fields, fieldsOf(this.form))) {
          this.took(said, said.fields);
        } else {
          this.choose(said);
        }
      } else if (answer.ok) {
        this.took(said, fields);
      } else {
        this.away();
      }
    }

    took(said, fields) {
      this.revisionField.value = said.revision;
      this.confirmed = fields;
      this.retry = RETRY_FIRST;
      if (same(fieldsOf(this.form), fields)) {
        store.remove(this.key);
        this.say("kept", said.kept);
        this.form.dispatchEvent(new CustomEvent("keep:kept", { bubbles: true, detail: said }));
      } else {
        this.copied = store.write(this.key, { fields: fieldsOf(this.form), base: said.revision, sent: fields });
        this.say("keeping");
      }
    }

    away() {
      this.say(this.copied ? "away" : "lost");
    }

    say(state, time = "") {
      if (!this.sign) return;
      const text = { kept: words("confirmed").replace("{time}", time), keeping: words("keeping"), away: words("away"), lost: words("lost"), choosing: words("choosing") }[state];
      this.sign.dataset.state = state;
      const off = state === "away" || state === "lost";
      this.sign.classList.toggle("badge", off);
      this.sign.classList.toggle("kept", !off);
      const icon = document.getElementById(`keep-icon-${off ? "off" : "check"}`).content.cloneNode(true);
      if (this.sign.textContent.trim() === text) return;
      this.sign.replaceChildren(...(state === "kept" || off ? [icon] : []), document.createTextNode(text));
    }

    choose(there) {
      this.choosing = true;
      this.say("choosing");
      const dialog = document.getElementById("keep-choice");
      const list = dialog.querySelector("[data-there]");
      const here = fieldsOf(this.form);
      list.replaceChildren();
      for (const [name, values] of Object.entries(there.fields)) {
        if (same({ a: values }, { a: here[name] ?? [] })) continue;
        const label = document.createElement("dt");
        label.textContent = labelOf(this.form, name);
        const text = document.createElement("dd");
        text.textContent = values.join(", ") || "–";
        list.append(label, text);
      }
      dialog.querySelector("[data-when]").textContent = there.kept ? words("elsewhere").replace("{time}", there.kept) : words("elsewhereUndated");
      const answers = {
        here: () => here,
        there: () => there.fields,
        both: () => this.joined(here, there.fields),
      };
      dialog.onclick = (event) => {
        const answer = event.target.closest("[data-answer]")?.dataset.answer;
        if (!answer) return;
        dialog.onclick = null;
        close(dialog);
        this.choosing = false;
        this.revisionField.value = there.revision;
        this.confirmed = there.fields;
        const typedMeanwhile = fieldsOf(this.form);
        fill(this.form, answer === "here" ? typedMeanwhile : answers[answer]());
        if (answer === "there") {
          store.remove(this.key);
          this.say("kept", there.kept);
        } else {
          this.send();
        }
        this.form.querySelector("textarea, input:not([type=hidden])")?.focus();
      };
      open(dialog);
      dialog.querySelector("h2").focus();
    }

    joined(here, there) {
      const result = { ...here };
      for (const field of this.form.elements) {
        if (!isKept(field) || !["textarea", "text"].includes(field.type) || !(field.name in there)) continue;
        const mine = here[field.name];
        const theirs = there[field.name];
        if (mine.length !== 1 || theirs.length !== 1 || newlines(mine[0]) === newlines(theirs[0])) continue;
        const gap = field.type === "textarea" ? "\n\n" : " · ";
        result[field.name] = [[mine[0], theirs[0]].filter(Boolean).join(gap)];
      }
      return result;
    }

    submitting(event) {
      clearTimeout(this.timer);
      this.timer = null;
      if (event.defaultPrevented) return;
      if (this.choosing) {
        event.preventDefault();
        open(document.getElementById("keep-choice"));
        return;
      }
      if (!this.inFlight) return;
      // the act must carry the revision that the running request makes
      event.preventDefault();
      event.stopImmediatePropagation();
      const by = event.submitter;
      this.inFlight.finally(() => {
        clearTimeout(this.timer);
        this.timer = null;
        if (!this.choosing) this.form.requestSubmit(by);
      });
    }

    flush() {
      if (!this.choosing && !this.leaving && !same(fieldsOf(this.form), this.confirmed)) this.send();
    }
  }

  const labelOf = (form, name) => {
    const named = form.elements[name];
    const field = named instanceof RadioNodeList ? named[0] : named;
    const legend = named instanceof RadioNodeList ? field?.closest("fieldset")?.querySelector("legend") : null;
    return (legend ?? field?.labels?.[0])?.textContent.trim() || name;
  };
  const open = (dialog) => (dialog.showPopover ? dialog.matches(":popover-open") || dialog.showPopover() : dialog.removeAttribute("hidden"));
  const close = (dialog) => (dialog.hidePopover ? dialog.hidePopover() : dialog.setAttribute("hidden", ""));

  const keepers = new Map();
  const begin = (root) => {
    for (const form of root.querySelectorAll("form[data-keep]")) {
      if (form.elements.keep && !keepers.has(form)) keepers.set(form, new Keeper(form));
    }
  };
  const flushAll = () => {
    for (const [form, keeper] of keepers) {
      if (form.isConnected) keeper.flush();
      else keepers.delete(form);
    }
  };

  for (const toast of document.querySelectorAll("[data-forget]")) store.remove(toast.dataset.forget);
  begin(document);
  document.addEventListener("htmx:load", (event) => begin(event.target.parentElement ?? document));
  document.addEventListener("visibilitychange", flushAll);
  // Words that a form is just taking to the server are not kept beside it: they would outlive the act as a draft.
  // Bubbling up to the window comes last, so whoever holds the form back has done so by then.
  window.addEventListener("submit", (event) => {
    const keeper = keepers.get(event.target);
    if (keeper && !event.defaultPrevented) keeper.leaving = true;
  });
  window.addEventListener("pageshow", () => {
    for (const keeper of keepers.values()) keeper.leaving = false;
  });
  window.addEventListener("pagehide", flushAll);
  window.addEventListener("beforeunload", flushAll);
  window.addEventListener("online", flushAll);
})();

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
  const OVERTAKEN = 60000; // how much older than words that are on disk a page may be that was asked for before

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
      this.there = null;
      this.leaving = false;
      form.addEventListener("input", () => {
        this.leaving = going = false;
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
      if (copy.handedOver && this.revisionField.hasAttribute("data-answers")) {
        // These words went with the form that this page answers: it shows them, perhaps put apart or with a question.
        store.remove(this.key);
        this.changed();
      } else if (copy.kept && Date.now() - copy.at < OVERTAKEN && copy.kept > this.revision) {
        // The page was asked for before the words reached the disk, and shows what stood there then.
        this.revisionField.value = copy.kept;
        this.confirmed = copy.fields;
        store.remove(this.key);
        fill(this.form, copy.fields);
        this.say("kept", copy.time);
      } else if (copy.kept || same(copy.fields, this.confirmed)) {
        store.remove(this.key);
        this.changed();
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
      if (same(fields, this.confirmed) && !this.inFlight && !this.choosing) return;
      this.copy(fields, this.sent ?? null);
      if (this.choosing || this.leaving) return;
      if (this.sign?.dataset.state !== "away") this.say("keeping");
      this.timer ??= setTimeout(() => this.send(), REST);
    }

    // Until it is decided which words stay, a copy rests on no revision, even if the page carries the newest: the next
    // page that finds it asks again.
    copy(fields, sent) {
      const rests = this.choosing ? { base: null, sent: null } : { base: this.revision, sent };
      this.copied = store.write(this.key, { fields, ...rests });
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
      this.copy(fields, fields);
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
      if (answer.status === 409 && !same(said.fields, fieldsOf(this.form))) this.choose(said);
      else if (answer.status === 409) this.took(said, said.fields);
      else if (answer.ok) this.took(said, fields);
      else this.away();
    }

    took(said, fields) {
      this.revisionField.value = said.revision;
      this.confirmed = fields;
      this.retry = RETRY_FIRST;
      if (same(fieldsOf(this.form), fields)) {
        if (going) store.write(this.key, { fields, kept: said.revision, at: Date.now(), time: said.kept });
        else store.remove(this.key);
        this.say("kept", said.kept);
        this.form.dispatchEvent(new CustomEvent("keep:kept", { bubbles: true, detail: said }));
      } else {
        this.copy(fieldsOf(this.form), fields);
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
      this.sign.replaceChildren(...(state === "kept" || off ? [icon] : []), state === "choosing" ? this.again(text) : document.createTextNode(text));
    }

    again(text) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "btn plain";
      button.textContent = text;
      button.addEventListener("click", () => this.ask());
      return button;
    }

    choose(there) {
      this.choosing = true;
      this.there = there;
      this.copy(fieldsOf(this.form), null);
      this.say("choosing");
      this.ask();
    }

    // Either version would be lost silently, so this waits for an answer; but it can be put off. Until then the words
    // on the page go on being copied in this browser, and those on disk stay as they are.
    ask() {
      const { there } = this;
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
      asking = this;
      open(dialog);
      dialog.querySelector("h2").focus();
    }

    answered(answer) {
      const dialog = document.getElementById("keep-choice");
      const typing = document.activeElement !== document.body && !dialog.contains(document.activeElement);
      asking = null;
      close(dialog);
      if (answer !== "later") {
        const { there } = this;
        const here = fieldsOf(this.form);
        this.choosing = false;
        this.there = null;
        this.revisionField.value = there.revision;
        this.confirmed = there.fields;
        fill(this.form, { here, there: there.fields, both: this.joined(here, there.fields) }[answer]);
        if (answer === "there") {
          store.remove(this.key);
          this.say("kept", there.kept);
        } else {
          this.send();
        }
      }
      if (!typing) this.form.querySelector("textarea, input:not([type=hidden])")?.focus();
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
      if (event.defaultPrevented) return;
      clearTimeout(this.timer);
      this.timer = null;
      if (this.choosing) {
        event.preventDefault();
        this.ask();
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

    // What is typed from now on is another copy again.
    handsOver() {
      this.leaving = true;
      const copy = store.read(this.key);
      if (copy) store.write(this.key, { ...copy, fields: fieldsOf(this.form), handedOver: true });
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
  const isOpen = (dialog) => (dialog.showPopover ? dialog.matches(":popover-open") : !dialog.hidden);
  const open = (dialog) => (dialog.showPopover ? dialog.matches(":popover-open") || dialog.showPopover() : dialog.removeAttribute("hidden"));
  const close = (dialog) => (dialog.hidePopover ? dialog.hidePopover() : dialog.setAttribute("hidden", ""));

  let asking = null; // whose words the dialog is about
  document.addEventListener("click", (event) => {
    const answer = event.target.closest("#keep-choice [data-answer]")?.dataset.answer;
    if (answer) asking?.answered(answer);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || !asking) return; // one that ends a composed word is not meant
    if (isOpen(document.getElementById("keep-choice"))) asking.answered("later");
  });

  // While another page is on its way, the server may have made it before the last words reached it: a copy stays.
  let going = false;
  const goes = () => {
    going = true;
    flushAll();
  };

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
    // A form that a script sends stays on the page, with what is typed in it: those words are kept as ever, at once.
    if (keeper && event.defaultPrevented) keeper.flush();
    else if (keeper) keeper.handsOver();
  });
  window.addEventListener("pageshow", () => {
    for (const keeper of keepers.values()) keeper.leaving = false;
    going = false;
  });
  window.addEventListener("pagehide", goes);
  window.addEventListener("beforeunload", goes);
  window.addEventListener("online", flushAll);
})();

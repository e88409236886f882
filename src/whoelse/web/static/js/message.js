/*
 * The page of a message: shows the place that a check speaks of. says in *I have sent it* which way was
 * chosen, and has the main button follow it. lets Enter in a line beside the words mean its button, and not the first of the form.
 */
(() => {
  "use strict";

  // The server counts letters, a field counts halves of the rarer ones.
  const place = (text, letters) => [...text].slice(0, letters).join("").length;

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-show]");
    if (!button) return;
    const field = document.getElementById(button.dataset.show);
    field.focus();
    field.setSelectionRange(place(field.value, Number(button.dataset.start)), place(field.value, Number(button.dataset.end)));
  });

  for (const line of document.querySelectorAll(".call input")) {
    line.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      line.form.requestSubmit(line.parentElement.querySelector("button"));
    });
  }

  // It most likely went the way it was meant to go: so says the first choice, until another one is taken.
  const meant = document.getElementById("id_channel");
  const went = document.getElementById("id_by");
  const unchanged = went?.querySelector('option[value=""]');
  const follow = () => {
    if (unchanged) unchanged.textContent = meant.selectedOptions[0]?.textContent ?? unchanged.textContent;
    for (const part of document.querySelectorAll("[data-for]")) {
      part.hidden = !part.dataset.for.split("|").includes(meant.value);
    }
  };
  meant?.addEventListener("change", follow);
  if (meant) {
    follow();
    window.addEventListener("pageshow", follow); // a browser that goes back fills in what was chosen
  }

  // Who comes back from the profile is asked at once whether it is sent.
  document.querySelector("a.btn.main[data-copy]")?.addEventListener("click", () => {
    const sent = document.getElementById("sent");
    if (sent && "showPopover" in sent) setTimeout(() => sent.showPopover(), 0);
  });

  // The line above the buttons of a phone says what the margin says.
  const summary = document.getElementById("checks-summary");
  const above = document.querySelector(".problems");
  if (summary && above) {
    new MutationObserver(() => {
      above.textContent = summary.textContent;
    }).observe(summary, { childList: true, characterData: true, subtree: true });
  }
})();

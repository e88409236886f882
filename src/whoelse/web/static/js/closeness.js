/* One key an answer: the key that stands on a button presses it. The page works without it. */
(() => {
  "use strict";

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=hidden]), textarea, select");
    if (typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const button = [...document.querySelectorAll("[data-keys] [data-key]")].find((one) => one.dataset.key === event.key);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
})();

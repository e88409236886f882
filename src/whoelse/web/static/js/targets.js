/* A column of digits to type down: the arrow keys lead to the field above or below. The page works without it. */
(() => {
  "use strict";

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("[data-column]");
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!field || !by) return;
    const column = [...document.querySelectorAll(`[data-column="${field.dataset.column}"]`)];
    const next = column[column.indexOf(field) + by];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  });
})();

/*
 * Lets the page live on a home screen: the service worker that says when Who Else is not running.
 */
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(document.currentScript.dataset.worker, { scope: "/" }).catch(() => {});
}

/*
 * Says “it is not running” in our own words where the browser would say that a site cannot be reached. It keeps that one
 * page and what the page needs to look right, and nothing of anybody's.
 */
"use strict";

const SHELF = "who-else-not-running";
const PAGE = "/static/not-running.html";
const KEPT = [PAGE, "/static/css/tokens.css", "/static/css/app.css", "/static/img/icon.svg"];

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(
    caches.open(SHELF).then((shelf) => shelf.addAll(KEPT.map((address) => new Request(address, { cache: "reload" })))),
  );
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const kept = async (address) => (await caches.match(address, { cacheName: SHELF })) ?? Response.error();

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return; // a form that cannot be sent stays as it was typed
  const { pathname } = new URL(request.url);
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => kept(PAGE)));
  else if (KEPT.includes(pathname)) event.respondWith(fetch(request).catch(() => kept(pathname)));
});

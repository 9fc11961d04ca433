// This guide is no longer kept on devices. Takes away what an earlier edition of it left here, and itself.
"use strict";
addEventListener("install", function () { self.skipWaiting(); });
addEventListener("activate", function (event) {
  event.waitUntil((async function () {
    var mine = "fieldguide " + registration.scope + " ";
    for (var name of await caches.keys()) if (name.startsWith(mine)) await caches.delete(name);
    await registration.unregister();
  })());
});

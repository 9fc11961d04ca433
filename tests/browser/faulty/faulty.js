console.error("spoken error");
console.warn("spoken warning");
document.querySelector("p").lastElementChild.id = "late";

/** Tries what a page may not do; a browser that refuses it has still been asked. */
function attempt(work) {
  try {
    work();
  } catch {}
}
attempt(() => localStorage.setItem("kept", "yes"));
attempt(() => (document.cookie = "kept=yes"));
attempt(() => indexedDB.open("kept"));
attempt(() => history.replaceState(null, "", "#kept"));
attempt(() => navigator.sendBeacon("faulty.js"));
attempt(() => new WebSocket("ws://127.0.0.2:18999/"));
throw new Error("thrown");

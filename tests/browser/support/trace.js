// Where a page could leave something behind, as the page itself can see it.

/** What a page that keeps nothing has; how many steps the history has, a test must say. */
export const CLEAN = { query: "", hash: "", referrer: "", cookies: "", local: 0, session: 0, databases: 0, caches: 0 };

/** Runs in the page: everything in which a search could be kept. */
export async function trace() {
  const counted = async (ask) => {
    try {
      return (await ask()).length;
    } catch {
      return 0; // this browser keeps no such thing for a page from a folder
    }
  };
  return {
    query: location.search,
    hash: location.hash,
    referrer: document.referrer,
    cookies: document.cookie,
    local: await counted(async () => localStorage),
    session: await counted(async () => sessionStorage),
    databases: await counted(() => indexedDB.databases()),
    caches: await counted(() => caches.keys()),
    history: history.length,
  };
}

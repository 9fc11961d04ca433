// fieldguide's search beside Pagefind, MiniSearch and elasticlunr: what it costs as a site grows, and how often the right
// answer comes first. README.md beside this file says how the two are run.
const USAGE = `node benches/search/main.js scale [RECORDS ...] [--write]     default: 1000 10000 100000
node benches/search/main.js quality [--misses] [--write]`;

const [command, ...rest] = process.argv.slice(2);
const switches = new Set(rest.filter((word) => word.startsWith("--")));
const sizes = rest.filter((word) => !word.startsWith("--")).map(Number);
const write = switches.has("--write");

try {
  if (command === "scale" && sizes.every((size) => Number.isInteger(size) && size > 0) && known("--write")) {
    const { scale } = await import("./scale.js");
    await scale(sizes.length > 0 ? sizes : [1000, 10_000, 100_000], { write });
  } else if (command === "quality" && sizes.length === 0 && known("--misses", "--write")) {
    const { quality } = await import("./quality.js");
    await quality({ misses: switches.has("--misses"), write });
  } else {
    console.error(USAGE);
    process.exitCode = 2;
  }
} catch (error) {
  const missing = /^(ERR_)?MODULE_NOT_FOUND$/.test(error.code);
  console.error(missing ? `${error.message}\nInstall what is missing with:  npm install --prefix benches/search && npm ci --prefix tests/browser` : error.message);
  process.exitCode = 1;
}

function known(...names) {
  return [...switches].every((name) => names.includes(name));
}

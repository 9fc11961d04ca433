// Makes one index, as a program of its own, so that its time and memory can be told from all else.
//   node make.js PEER OUTPUT FOLDER      from the documents of the site built in OUTPUT into FOLDER
import { elasticlunr } from "./peers/elasticlunr.js";
import { minisearch } from "./peers/minisearch.js";
import { documents } from "./site.js";

const [peer, output, folder] = process.argv.slice(2);
await { elasticlunr, minisearch }[peer].write(await documents(output), folder);

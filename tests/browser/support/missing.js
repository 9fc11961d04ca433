// A tool that is not there is a failed test, and the failure says how to get it.
import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** The full path of the first of `names` that can be run, or undefined. */
export function find(names) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/snap/bin"];
  const places = names.flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))));
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The same, or an error that holds the command which installs it. */
export function need(what, names, packages) {
  const found = find(names);
  if (found) return found;
  throw new Error(`${what} is missing (looked for ${names.join(", ")}).\nInstall it:  sudo apt-get install ${packages}`);
}

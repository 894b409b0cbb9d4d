// Writes the bundled feeds and the page's list of them from the tables beside this file.
// `--check` writes nothing: it exits with 1 and names each file that is not what would be written.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { conferences } from "./make/conferences.mjs";
import { parIndex } from "./make/par-index.mjs";
import { papi } from "./make/papi.mjs";
import { serviceIndex } from "./make/service-index.mjs";
import { layOut } from "./make/layout.mjs";

const bundled = [
  { feed: conferences, start: { unit: "kon-tum", framework: "cchc-2011-2020" } },
  { feed: serviceIndex, start: { unit: "da-nang-2025", period: "2024", framework: "766" } },
  { feed: papi, start: { unit: "kon-tum", period: "2024", framework: "papi-8" } },
  { feed: parIndex, start: { unit: "kon-tum", period: "2023", framework: "par-2022" } },
];

const list = bundled.map(({ feed: { id, title }, start }) => ({ id, file: `${id}.json`, title, default: start }));
const documents = [...bundled.map(({ feed }) => [`${feed.id}.json`, feed]), ["feeds.json", list]];

const check = process.argv.includes("--check");
const flawed = documents.filter(([name, document]) => {
  const path = new URL(name, import.meta.url);
  const json = layOut(document);
  if (!check) writeFileSync(path, json);
  return check && !(existsSync(path) && readFileSync(path, "utf8") === json);
});
for (const [name] of flawed) console.error(`www/feeds/${name} is not what the tables give: run "node www/feeds/make.mjs"`);
process.exitCode = flawed.length ? 1 : 0;

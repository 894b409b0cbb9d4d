// The bundled feeds against figures printed elsewhere than in the tables they are made from,
// and against the format: ids, references, sources, columns.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const feeds = new URL("../www/feeds/", import.meta.url);
const fixtures = new URL("fixtures/feeds/", import.meta.url);
const read = (name, folder = feeds) => readFileSync(new URL(name, folder), "utf8");
const parse = (name, folder) => JSON.parse(read(name, folder));

/** Observations as objects; a column's integer is an index into its dictionary, a null is absent. */
function rows({ observations }) {
  if (Array.isArray(observations)) return observations;
  const { columns, dictionary, data } = observations;
  assert.equal(data.length, columns.length);
  return data[0].map((_, row) => {
    const cells = columns.map((column, i) => {
      assert.equal(data[i].length, data[0].length, column);
      const cell = data[i][row];
      if (column === "value" || cell === null || typeof cell === "string") return [column, cell];
      assert.ok(cell in dictionary[column], `${column}: index ${cell}`);
      return [column, dictionary[column][cell]];
    });
    return Object.fromEntries(cells.filter(([, cell]) => cell !== null));
  });
}

const conferences = parse("conferences-2011-2020.json");
const serviceIndex = parse("service-index-766.json");
const papi = parse("papi-2011-2024.json");
const parIndex = parse("par-index.json");
const codes = parse("dong-thap-codes.json", fixtures);
const all = { conferences, serviceIndex, papi, parIndex, codes };

function at(feed, unit, indicator, period) {
  const found = rows(feed).filter((row) => row.unit === unit && row.indicator === indicator && row.period === period);
  assert.equal(found.length, 1, `${unit} ${indicator} ${period}`);
  return found[0];
}

function nodes(node) {
  return [node, ...(node.children ?? []).flatMap(nodes)];
}

test("the written feeds are what the tables give", () => {
  const run = spawnSync(process.execPath, [fileURLToPath(new URL("make.mjs", feeds)), "--check"], { encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
});

test("the page's list names every feed and starts where there is data", () => {
  const list = parse("feeds.json");
  const written = readdirSync(feeds).filter((name) => name.endsWith(".json") && name !== "feeds.json");
  assert.deepEqual(list.map(({ file }) => file).sort(), written.sort());
  for (const { id, file, title, default: start } of list) {
    const feed = parse(file);
    assert.equal(feed.id, id);
    assert.deepEqual(title, feed.title);
    assert.ok(feed.frameworks.some((framework) => framework.id === start.framework), start.framework);
    assert.ok(rows(feed).some((row) => row.unit === start.unit && (!start.period || row.period === start.period)), start.unit);
  }
});

for (const [name, feed] of Object.entries(all)) {
  test(`${name}: ids are ASCII and unique, references resolve, everything has a source`, () => {
    const { units, indicators, sources, frameworks = [], targets = [], reported = [], actions = [], notes = [] } = feed;
    assert.equal(feed.format, "reform-feed/1");
    const ids = Object.fromEntries(
      Object.entries({ units, indicators, sources, targets, actions, nodes: frameworks.flatMap(({ root }) => nodes(root)) }).map(([kind, list]) => {
        const set = new Set(list.map(({ id }) => id));
        assert.equal(set.size, list.length, `${kind}: an id is used twice`);
        for (const id of set) assert.match(id, /^[A-Za-z0-9._-]+$/);
        return [kind, set];
      }),
    );
    const resolves = (kind, id, where) => assert.ok(ids[kind].has(id), `${where}: no ${kind} ${id}`);

    for (const unit of units) {
      if (unit.parent) resolves("units", unit.parent, unit.id);
      for (const successor of unit.becomes ?? []) resolves("units", successor.unit, unit.id);
    }
    for (const { id, measure, source } of indicators) {
      if (source) resolves("sources", source, id);
      for (const part of [measure.numerator, measure.denominator]) if (part) resolves("indicators", part, id);
    }
    for (const node of frameworks.flatMap(({ root }) => nodes(root))) {
      assert.notEqual("children" in node, "indicator" in node, node.id);
      for (const indicator of [node.indicator, node.published]) if (indicator) resolves("indicators", indicator, node.id);
    }
    for (const framework of frameworks) resolves("sources", framework.source, framework.id);
    for (const { id, source, indicator, unit } of targets) {
      resolves("sources", source, id);
      resolves("indicators", indicator, id);
      resolves("units", unit, id);
    }
    for (const { target, unit, source } of reported) {
      resolves("targets", target, "reported");
      resolves("units", unit, "reported");
      resolves("sources", source, "reported");
    }
    for (const action of actions) resolves("sources", action.source, action.id);
    for (const { about, source, text } of notes) {
      resolves("sources", source, JSON.stringify(text));
      if (about.unit) resolves("units", about.unit, "note");
      if (about.indicator) resolves("indicators", about.indicator, "note");
      if (about.node) resolves("nodes", about.node, "note");
    }
    const keys = new Set();
    for (const row of rows(feed)) {
      resolves("units", row.unit, "observation");
      resolves("indicators", row.indicator, "observation");
      resolves("sources", row.source, "observation");
      assert.notEqual("value" in row, "gap" in row, JSON.stringify(row));
      if ("value" in row) assert.ok(Number.isFinite(row.value), JSON.stringify(row));
      keys.add([row.unit, row.indicator, row.period, row.source, row.status].join());
    }
    assert.equal(keys.size, rows(feed).length, "an observation is there twice");
  });
}

test("texts are in normal form C", () => {
  for (const name of readdirSync(feeds).filter((file) => file.endsWith(".json"))) assert.equal(read(name), read(name).normalize("NFC"), name);
  for (const name of readdirSync(fixtures)) assert.equal(read(name, fixtures), read(name, fixtures).normalize("NFC"), name);
});

test("units: 63 provinces, 52 of them become 23, 11 keep one id", () => {
  const legacy = papi.units.filter((unit) => !unit.validFrom);
  const merged = papi.units.filter((unit) => unit.validFrom);
  assert.equal(legacy.length, 63);
  assert.equal(merged.length, 23);
  assert.ok(merged.every((unit) => unit.validFrom === "2025-07-01" && unit.id.endsWith("-2025")));
  assert.equal(legacy.filter((unit) => unit.becomes && unit.validTo === "2025-06-30").length, 52);
  // Resolution 202/2025/QH15 leaves these as they were
  assert.deepEqual(
    legacy.filter((unit) => !unit.becomes && !unit.validTo).map((unit) => unit.id).sort(),
    ["cao-bang", "dien-bien", "ha-noi", "ha-tinh", "hue", "lai-chau", "lang-son", "nghe-an", "quang-ninh", "son-la", "thanh-hoa"],
  );
  const becomes = (id) => papi.units.find((unit) => unit.id === id).becomes.map(({ unit }) => unit);
  assert.deepEqual(becomes("kon-tum"), ["quang-ngai-2025"]);
  assert.deepEqual(becomes("ben-tre"), ["vinh-long-2025"]);
  assert.deepEqual(becomes("quang-nam"), ["da-nang-2025"]);
  assert.deepEqual(becomes("yen-bai"), ["lao-cai-2025"]);
  assert.deepEqual(becomes("ba-ria-vung-tau"), ["ho-chi-minh-2025"]);
  assert.equal(serviceIndex.units.length, 34);
});

test("PAPI: published figures of other places", () => {
  // totals, from the provinces' own press; it cuts 41,627 and 39,895 off after two decimals
  const cut = (value, decimals = 2) => Math.floor(value * 10 ** decimals + 1e-6) / 10 ** decimals;
  assert.equal(cut(at(papi, "kon-tum", "total8", "2020").value), 41.62);
  assert.equal(cut(at(papi, "kon-tum", "total8", "2021").value), 39.89);
  assert.equal(at(papi, "quang-nam", "total6", "2017").value.toFixed(2), "37.08");
  assert.equal(at(papi, "quang-nam", "total8", "2018").value.toFixed(2), "43.14");
  assert.equal(at(papi, "hai-duong", "d8", "2021").value.toFixed(2), "3.06");
  assert.equal(cut(at(papi, "ha-noi", "total8", "2024").value, 1), 43.7);
});

test("PAPI: 869 complete, 9 not published, 4 partial; a cell that does not exist is a gap", () => {
  const provinceYears = new Map();
  for (const row of rows(papi)) {
    const key = `${row.unit} ${row.period}`;
    provinceYears.set(key, [...(provinceYears.get(key) ?? []), row]);
  }
  const isTotal = (row) => row.indicator.startsWith("total");
  const kinds = { complete: [], notPublished: [], partial: [] };
  for (const [key, cells] of provinceYears) {
    const year = Number(key.split(" ")[1]);
    assert.equal(cells.length, year < 2018 ? 7 : 9, key);
    assert.equal(cells.find(isTotal).indicator, year < 2018 ? "total6" : "total8");
    for (const { gap } of cells) assert.ok(gap === undefined || gap === "notPublished");
    const missing = cells.filter((row) => row.gap && !isTotal(row)).length;
    kinds[missing === 0 ? "complete" : missing === cells.length - 1 ? "notPublished" : "partial"].push(key);
    assert.equal("gap" in cells.find(isTotal), missing > 0, key);
  }
  assert.equal(kinds.complete.length, 869);
  assert.deepEqual(kinds.notPublished.sort(), [
    "bac-giang 2014", "bac-giang 2021", "bac-ninh 2021", "binh-duong 2023", "dong-thap 2014", "quang-ninh 2021", "quang-ninh 2023",
    "tien-giang 2024", "vinh-phuc 2024",
  ]);
  assert.deepEqual(kinds.partial.sort(), ["bac-giang 2022", "bac-ninh 2022", "dong-thap 2018", "quang-ninh 2018"]);
  const gapsOf = (unit, period) => rows(papi).filter((row) => row.unit === unit && row.period === period && row.gap).map((row) => row.indicator);
  assert.deepEqual(gapsOf("quang-ninh", "2018"), ["d2", "d4", "total8"]);
  assert.deepEqual(gapsOf("bac-ninh", "2022"), ["d2", "d3", "d4", "d8", "total8"]);
});

test("PAPI: groups instead of ranks, two editions, five breaks", () => {
  assert.ok(papi.indicators.every((indicator) => indicator.ranked === false && indicator.groupsOnly === true));
  assert.deepEqual(
    papi.frameworks.map(({ id, version, root }) => [id, version, root.max, root.published, root.children.length]),
    [["papi-8", "2018–2024", 80, "total8", 8], ["papi-6", "2011–2017", 60, "total6", 6]],
  );
  assert.deepEqual(
    papi.notes.filter((note) => note.kind === "break").map(({ about }) => `${about.indicator} ${about.period}`).sort(),
    ["d2 2018", "d3 2016", "d5 2021", "d8 2019", "total8 2018"],
  );
});

test("766: 34 provinces in three years, groups within their maxima, total against groups", () => {
  const maxima = { g1: 18, g2: 20, g3: 22, g4: 22, g5: 18 };
  const leaves = serviceIndex.frameworks[0].root.children;
  assert.deepEqual(Object.fromEntries(leaves.map(({ indicator, max }) => [indicator, max])), maxima);
  let compared = 0;
  for (const { id } of serviceIndex.units) {
    for (const period of ["2022", "2023", "2024"]) {
      const groups = Object.keys(maxima).map((group) => at(serviceIndex, id, group, period));
      const total = at(serviceIndex, id, "total", period);
      for (const row of [...groups, total]) assert.equal(row.status, "restated");
      for (const { indicator, value } of groups) assert.ok(value >= 0 && value <= maxima[indicator], `${id} ${indicator} ${period}`);
      const sum = groups.reduce((points, { value }) => points + value, 0);
      assert.ok(Math.abs(sum - total.value) < 0.02, `${id} ${period}: ${sum} against ${total.value}`);
      compared += 1;
    }
  }
  assert.equal(compared, 102);
  assert.equal(rows(serviceIndex).length, 612);
  assert.equal(serviceIndex.publisher, "Cổng Dịch vụ công quốc gia");
});

test("conferences: the figures of the five reports, as printed", () => {
  const figures = [
    ["viet-nam", "steeringDocuments", "2011/2015", 11700, "over"],
    ["viet-nam", "proceduresSimplified", "2011/2015", 4500, "over"],
    ["viet-nam", "proceduresToSimplify", "2011/2015", 4700],
    ["viet-nam", "simplifiedShare", "2011/2015", 96, "almost"],
    ["viet-nam", "conferencePoints", "2016", 63],
    ["viet-nam", "satisfaction", "2018", 82.99],
    ["dong-thap", "conferencePoints", "2013-07-19", 12],
    ["dong-thap", "provinceOfficialsWithComputer", "2013-H1", 95],
    ["dong-thap", "districtOfficialsWithComputer", "2013-H1", 90],
    ["dong-thap", "agenciesWithEoffice", "2013-H1", 35],
    ["dong-thap", "agencies", "2013-H1", 36],
    ["quang-nam", "level3", "2018-07-29", 442],
    ["quang-nam", "level4", "2018-07-29", 39],
    ["kon-tum", "procedures", "2020-12-31", 1975],
    ["kon-tum", "onlineServices", "2020-12-31", 772],
    ["kon-tum", "level3", "2020-12-31", 296],
    ["kon-tum", "level4", "2020-12-31", 476],
    ["kon-tum", "onlineOfProcedures", "2020-12-31", 39],
  ];
  assert.equal(rows(conferences).length, figures.length);
  for (const [unit, indicator, period, value, qualifier] of figures) {
    const row = at(conferences, unit, indicator, period);
    assert.equal(row.value, value, indicator);
    assert.equal(row.qualifier, qualifier, indicator);
  }
  assert.equal(at(conferences, "viet-nam", "steeringDocuments", "2011/2015").asPrinted, "trên 11.700 văn bản chỉ đạo, điều hành công tác cải cách hành chính");
});

test("conferences: the denominator decides about one target", () => {
  const shares = conferences.indicators.filter((indicator) => indicator.concept === "level4Share");
  const value = (id) => at(conferences, "kon-tum", id, "2020-12-31").value;
  assert.deepEqual(
    shares.map(({ measure }) => ((100 * value(measure.numerator)) / value(measure.denominator)).toFixed(1)),
    ["61.7", "24.1"],
  );
  for (const { id } of shares) assert.equal(conferences.targets.find((target) => target.indicator === id).atLeast, 30);
});

test("conferences: four targets missed without a value, one exceeded later, commendations, areas", () => {
  const verdicts = (verdict) => conferences.reported.filter((entry) => entry.verdict === verdict);
  assert.equal(verdicts("missed").length, 4);
  assert.ok(verdicts("missed").every(({ unit, asOf }) => unit === "kon-tum" && asOf === "2020-07-16"));
  assert.deepEqual(verdicts("exceeded").map(({ target, asOf }) => [target, asOf]), [["kon-tum-integrated", "2020-12-31"]]);
  for (const indicator of ["integratedShare", "oneStopShare", "supportedShare"]) {
    assert.ok(!rows(conferences).some((row) => row.indicator === indicator), indicator);
  }
  const commended = conferences.notes.filter((note) => note.kind === "commendation" && note.value);
  assert.deepEqual(commended.map(({ about, value }) => [about.unit, value]), [["ben-tre", 15], ["kon-tum", 17], ["kon-tum", 12]]);
  const areas = conferences.frameworks[0].root.children;
  assert.equal(areas.length, 6);
  const limited = new Set(conferences.notes.filter((note) => note.kind === "limitation").map(({ about }) => about.node));
  for (const { id } of areas) assert.ok(limited.has(id), id);
});

test("Đồng Tháp before, Tiền Giang, Đồng Tháp after: three units, two of them with code 82", () => {
  const code = Object.fromEntries(codes.units.map((unit) => [unit.id, unit.code]));
  assert.deepEqual(code, { "tien-giang": "82", "dong-thap": "87", "dong-thap-2025": "82" });
  assert.equal(at(codes, "tien-giang", "total8", "2024").gap, "notPublished");
  for (const row of rows(codes)) {
    const bundled = at(row.indicator === "total" ? serviceIndex : papi, row.unit, row.indicator, row.period);
    assert.deepEqual([row.value, row.gap, row.status], [bundled.value, bundled.gap, bundled.status]);
  }
});

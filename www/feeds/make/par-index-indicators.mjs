import { text } from "./table.mjs";

const points = text("điểm", "points");
const rank = text("hạng", "place");

/** None of the tables has every province: a rank counted here would be none. */
const unranked = { ranked: false };

const percent = (id, vi, en, more = {}) => ({
  id,
  name: text(vi, en),
  unit: "%",
  measure: { kind: "percent" },
  bounds: [0, 100],
  decimals: 2,
  ...unranked,
  ...more,
});
const place = (id, vi, en, more = {}) => ({
  id,
  name: text(vi, en),
  unit: rank,
  measure: { kind: "index" },
  direction: "down",
  bounds: [1, 63],
  decimals: 0,
  ...unranked,
  ...more,
});
const score = (id, vi, en, max, more = {}) => ({
  id,
  name: text(vi, en),
  unit: points,
  measure: { kind: "points", ...(max && { max }) },
  decimals: 2,
  ...unranked,
  ...more,
});

const fields2016 = [
  ["Công tác chỉ đạo, điều hành cải cách hành chính", "Steering of administrative reform"],
  ["Xây dựng và tổ chức thực hiện văn bản quy phạm pháp luật", "Making and carrying out legal documents"],
  ["Cải cách thủ tục hành chính", "Reform of administrative procedures"],
  ["Cải cách tổ chức bộ máy", "Reform of the apparatus"],
  ["Xây dựng, nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức", "Building and improving the corps of officials and public employees"],
  ["Cải cách tài chính công", "Public finance reform"],
  ["Hiện đại hóa hành chính", "Modernisation of the administration"],
  ["Tác động của cải cách hành chính", "Impact of administrative reform"],
];
const fields2022 = [
  ["Chỉ đạo, điều hành cải cách hành chính", "Steering of administrative reform"],
  ["Cải cách thể chế", "Institutional reform"],
  ["Cải cách thủ tục hành chính", "Reform of administrative procedures"],
  ["Cải cách tổ chức bộ máy", "Reform of the apparatus"],
  ["Cải cách chế độ công vụ", "Civil service reform"],
  ["Cải cách tài chính công", "Public finance reform"],
  ["Xây dựng và phát triển chính quyền điện tử, chính quyền số", "Building and developing e-government and digital government"],
  [
    "Tác động của cải cách hành chính đến người dân, tổ chức và phát triển kinh tế - xã hội",
    "Impact of administrative reform on people, organisations and socio-economic development",
  ],
];

const parts = [
  { key: "appraised", name: text("Điểm thẩm định", "Appraised points"), track: "appraised" },
  { key: "sipas", name: text("Điểm SIPAS", "SIPAS points"), track: "survey" },
  { key: "leaders", name: text("Điểm khảo sát lãnh đạo, quản lý", "Points of the survey of leaders and managers"), track: "survey" },
  { key: "socioEconomic", name: text("Điểm tác động đến phát triển kinh tế - xã hội", "Points for socio-economic development") },
];

/**
 * The methods of which a breakdown is known, with the years of their results here. Maxima are those that a source prints; `figure` is what the
 * breakdown by field is printed in.
 */
const versions = [
  {
    key: "2022",
    first: 2022,
    last: 2024,
    version: "QĐ 876/QĐ-BNV (10/11/2022)",
    source: "decision-876",
    parts: { appraised: 61.5, impact: 38.5, sipas: 10, leaders: 22, socioEconomic: 6.5 },
    fields: { names: fields2022, figure: "points", maxima: { 2: 10, 3: 13, 4: 10.5 }, shares: [2, 3, 4], ranks: [1, 2, 3, 4, 5, 6, 7] },
  },
  {
    key: "2018",
    first: 2018,
    last: 2019,
    version: text("2018–2019 (8 lĩnh vực, 43 tiêu chí, 95 tiêu chí thành phần)", "2018–2019 (8 fields, 43 criteria, 95 sub-criteria)"),
    source: "dong-thap-2019",
    parts: {},
    fields: { names: fields2016, figure: "share" },
  },
  {
    key: "2017",
    first: 2017,
    last: 2017,
    version: "QĐ 2948/QĐ-BNV (28/12/2017)",
    source: "decision-2948",
    fields: { names: fields2016, figure: "points", maxima: { 3: 14.5, 5: 16, 6: 7, 8: 15.5 } },
  },
];

/** The version that a year's breakdowns follow; undefined where none of the year is known. */
export const versionOf = (year) => versions.find(({ first, last }) => first <= year && year <= last)?.key;

const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
const partId = (key, version) => `${key}.${version}`;
const fieldId = (number, version, what = "points") => `field${number}.${version}${what === "points" ? "" : `.${what}`}`;
export { fieldId, partId };

const fieldIndicators = ({ key, source, fields: { names, figure, maxima = {}, shares = [], ranks = [] } }) =>
  numbers.flatMap((number) => {
    const [vi, en] = names[number - 1];
    const more = { source, concept: `field-${number}` };
    const share = () => percent(fieldId(number, key, "share"), `${vi}, % điểm tối đa`, `${en}, % of the maximum`, more);
    return [
      ...(figure === "points" ? [score(fieldId(number, key), vi, en, maxima[number], more)] : [share()]),
      ...(shares.includes(number) ? [share()] : []),
      ...(ranks.includes(number) ? [place(fieldId(number, key, "rank"), `Hạng: ${vi}`, `Place: ${en}`, { source })] : []),
    ];
  });

const breakdown = (version) => [
  score(partId("total", version.key), "Tổng điểm PAR INDEX", "PAR INDEX, total points", 100, { concept: "par-index-total", source: version.source }),
  ...(version.parts?.impact
    ? [score(partId("impact", version.key), "Điểm đánh giá tác động", "Impact points", version.parts.impact, { source: version.source })]
    : []),
  ...(version.parts ? parts : []).map(({ key, name }) => score(partId(key, version.key), name.vi, name.en, version.parts[key], { source: version.source })),
  ...fieldIndicators(version),
];

export const indicators = [
  percent("parIndex", "Chỉ số cải cách hành chính (PAR INDEX)", "Public administration reform index (PAR INDEX)"),
  place("parIndexRank", "Hạng PAR INDEX trong 63 tỉnh, thành phố", "PAR INDEX, place among 63 provinces"),
  percent("sipas", "Chỉ số hài lòng về sự phục vụ hành chính (SIPAS)", "Satisfaction index of public administrative services (SIPAS)"),
  place("sipasRank", "Hạng SIPAS trong 63 tỉnh, thành phố", "SIPAS, place among 63 provinces"),
  percent("parIndexMinistries", "PAR INDEX của các bộ, cơ quan ngang bộ", "PAR INDEX of ministries"),
  percent("sipasPolicy", "Hài lòng về xây dựng, thực hiện chính sách", "Satisfaction with policy making and implementation"),
  percent("sipasService", "Hài lòng về cung ứng dịch vụ hành chính công", "Satisfaction with public administrative services"),
  percent("sipasAccess", "Hài lòng về tiếp cận dịch vụ", "Satisfaction with access to services"),
  percent("sipasProcedures", "Hài lòng về thủ tục hành chính", "Satisfaction with administrative procedures"),
  percent("sipasOfficials", "Hài lòng về công chức", "Satisfaction with civil servants"),
  percent("sipasResults", "Hài lòng về kết quả dịch vụ", "Satisfaction with service outcomes"),
  percent("sipasFeedback", "Hài lòng về tiếp nhận, xử lý phản ánh, kiến nghị", "Satisfaction with the handling of complaints"),
  ...versions.flatMap(breakdown),
];

const published = { kind: "published" };
const title = (words) => text(`PAR INDEX: ${words[0]}`, `PAR INDEX: ${words[1]}`);

/** The total from its parts: appraised, surveyed, socio-economic results. */
function byPart({ key, version, source, parts: maxima }) {
  const id = `par-${key}`;
  const leaf = ({ key: part, name, track }) => ({
    id: `${id}.${part}`,
    name,
    ...(maxima[part] && { max: maxima[part] }),
    indicator: partId(part, key),
    rule: published,
    ...(track && { track }),
  });
  const [appraised, ...impact] = parts.map(leaf);
  const branch = {
    id: `${id}.impact`,
    name: text("Điểm đánh giá tác động", "Impact points"),
    max: maxima.impact,
    published: partId("impact", key),
    children: impact,
  };
  return {
    id,
    name: title(["cấu phần điểm", "parts of the score"]),
    version,
    source,
    root: {
      id,
      name: text("Tổng điểm", "Total"),
      max: 100,
      published: partId("total", key),
      children: [appraised, ...(maxima.impact ? [branch] : impact)],
    },
  };
}

/** The eight fields. Percentages of maxima that nobody prints do not add up to a total: such a tree only groups. */
function byField({ key, version, source, fields: { names, figure, maxima = {} } }) {
  const id = `par-${key}-fields`;
  const inPoints = figure === "points";
  return {
    id,
    name: title(["tám lĩnh vực", "eight fields"]),
    version,
    source,
    root: {
      id,
      name: text("Tổng điểm", "Total"),
      ...(inPoints && { max: 100, published: partId("total", key) }),
      children: numbers.map((number) => ({
        id: `${id}.${number}`,
        name: text(...names[number - 1]),
        ...(inPoints && maxima[number] && { max: maxima[number] }),
        indicator: fieldId(number, key, figure),
        ...(inPoints && { rule: published }),
      })),
    },
  };
}

/**
 * Versions with a breakdown first, newest first; the index over all years is what the other years, the nation and the regions show. Its root is a
 * leaf, and `published` says that the figure is a printed total.
 */
export const frameworks = [
  ...versions.flatMap((version) => [...(version.parts ? [byPart(version)] : []), byField(version)]),
  {
    id: "par-index",
    name: text("Chỉ số cải cách hành chính (PAR INDEX)", "Public administration reform index (PAR INDEX)"),
    version: text("2012–2015, 2016–2021, từ 2022", "2012–2015, 2016–2021, from 2022"),
    source: "compiled",
    root: { id: "par-index", name: "PAR INDEX", max: 100, indicator: "parIndex", rule: published, published: "parIndex" },
  },
];

/** The greatest number of points that a part or field can have, where a source prints it. */
export function maximumOf(indicator) {
  return indicators.find(({ id }) => id === indicator).measure.max;
}

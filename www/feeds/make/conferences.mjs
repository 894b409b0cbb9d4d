import { numberIn, only, readTable, rowsOf, text } from "./table.mjs";
import { unitsWithSuccessors } from "./units.mjs";
import { areaNode, indicators, programme } from "./conferences-indicators.mjs";

const reports = readTable("conferences");
const targetRows = rowsOf(readTable("targets"));
const averages = rowsOf(readTable("national_and_regional_averages"));
const onlineServices = rowsOf(readTable("online_service_counts"));

const sipas2018 = only(averages, (row) => row.index === "SIPAS" && row.year === 2018, "SIPAS 2018");
const konTumLater = only(onlineServices, (row) => row.province === "Kon Tum", "online services of Kon Tum");
const targetRow = (id) => only(targetRows, (row) => row.id === id, `target ${id}`);
const firstUrl = (words) => words.match(/https?:\/\/[^\s)]+/)[0];
const unlessNull = (key, value) => (value === null ? {} : { [key]: value });

const published = Object.fromEntries(reports.reports.map((report) => [report.id, report.published]));

const sources = [
  ...reports.reports.map(({ id, outlet, title, titleNote, published: date }) => ({
    id,
    title: `${title} (${[outlet, titleNote].filter(Boolean).join("; ")})`,
    ...unlessNull("date", date),
  })),
  {
    id: "kon-tum-portal",
    title: "Kon Tum đạt và vượt chỉ tiêu năm 2020 về cung cấp, tích hợp dịch vụ công trực tuyến trên Cổng dịch vụ công Quốc gia",
    url: konTumLater.source,
    date: konTumLater.as_of,
  },
  {
    id: "resolution-30c",
    title: "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2011–2020 (mục tiêu dẫn lại theo trang nêu ở địa chỉ)",
    document: "Nghị quyết 30c/NQ-CP ngày 08/11/2011",
    url: targetRow("30C-1").source,
    date: "2011-11-08",
  },
  { id: "plan-2016-2020", title: "Kế hoạch cải cách hành chính nhà nước giai đoạn 2016–2020 (theo báo Tiền Phong)", url: targetRow("225-1").source },
  {
    id: "decision-274",
    title: "Đề án Cổng Dịch vụ công quốc gia (lộ trình dẫn lại theo phần giới thiệu của Cổng)",
    document: "Quyết định 274/QĐ-TTg ngày 12/03/2019",
    url: firstUrl(targetRow("274-1").source),
    date: "2019-03-12",
  },
  { id: "sipas-2018", title: "SIPAS 2018, Bộ Nội vụ (theo VietNamNet)", url: sipas2018.source_url },
];

const comparators = { ">=": "atLeast", ">": "moreThan", "=": "equals" };

/** The targets of the programme and the indicator that each one is about; KT-3 does not name its denominator. */
const targets = [
  ["KT-1", "kon-tum-integrated", "integratedShare", "kon-tum", "kon-tum-2020"],
  ["KT-2", "kon-tum-one-stop", "oneStopShare", "kon-tum", "kon-tum-2020"],
  ["KT-3", "kon-tum-level4-online", "level4OfOnline", "kon-tum", "kon-tum-2020"],
  ["KT-3", "kon-tum-level4-all", "level4OfProcedures", "kon-tum", "kon-tum-2020"],
  ["KT-4", "kon-tum-support", "supportedShare", "kon-tum", "kon-tum-2020"],
  ["30C-1", "satisfaction-2020", "satisfaction", "viet-nam", "resolution-30c"],
  ["225-1", "satisfaction-procedures-2020", "satisfactionProcedures", "viet-nam", "plan-2016-2020"],
  ["274-1", "essential-integrated-2020", "essentialIntegratedShare", "viet-nam", "decision-274"],
].map(([rowId, id, indicator, unit, source]) => {
  const row = targetRow(rowId);
  return { rowId, target: { id, indicator, unit, due: row.deadline, [comparators[row.operator]]: numberIn(row, "value"), source } };
});

/** The wording of KT-3 is about the online services, so its verdict belongs to the first of the two targets. */
const targetIdOf = (rowId) => targets.find((entry) => entry.rowId === rowId).target.id;

const reported = [
  ...reports.missed.map(({ report, unit, target, asOf }) => ({ target: targetIdOf(target), unit, asOf, verdict: "missed", source: report })),
  { target: targetIdOf("KT-1"), unit: "kon-tum", asOf: konTumLater.as_of, verdict: "exceeded", source: "kon-tum-portal" },
];

const konTumFigure = (indicator, column, more = {}) => ({
  unit: "kon-tum",
  indicator,
  period: konTumLater.as_of,
  value: numberIn(konTumLater, column),
  source: "kon-tum-portal",
  published: konTumLater.as_of,
  ...more,
});

const observations = [
  ...reports.figures.map(({ report, unit, indicator, period, value, qualifier, wording }) => ({
    unit,
    indicator,
    period,
    value,
    ...unlessNull("qualifier", qualifier),
    source: report,
    ...unlessNull("published", published[report]),
    asPrinted: wording,
  })),
  konTumFigure("procedures", "tthc_total"),
  konTumFigure("onlineServices", "dvctt_total"),
  konTumFigure("level3", "level_3"),
  konTumFigure("level4", "level_4"),
  konTumFigure("onlineOfProcedures", "share_level_3_4_percent", { asPrinted: "39%" }),
  { unit: "viet-nam", indicator: "satisfaction", period: "2018", value: numberIn(sipas2018, "value_percent"), source: "sipas-2018" },
];

const toNote = (kind) => ({ report, unit, area, period, value = null, wording }) => ({
  about: { unit, period, ...(area && { node: areaNode(area) }) },
  kind,
  text: wording,
  ...unlessNull("value", value),
  source: report,
});

const ownNotes = [
  {
    about: { unit: "viet-nam", indicator: "conferencePoints", period: "2016" },
    kind: "remark",
    text: text(
      "Bản tin chỉ ghi ngày 17/8, không ghi năm; năm 2016 là suy từ nội dung (sơ kết giai đoạn 2011–2015, nhiệm vụ giai đoạn 2016–2020).",
      "The report prints 17 August and no year; 2016 follows from its content (review of 2011–2015, tasks of 2016–2020).",
    ),
    source: "review-2011-2015",
  },
  {
    about: { unit: "kon-tum", indicator: "level4OfOnline", period: konTumLater.as_of },
    kind: "method",
    text: text(
      "Chỉ tiêu “tối thiểu 30% dịch vụ công trực tuyến thực hiện ở mức độ 4” tùy thuộc mẫu số: 476 trên 772 dịch vụ trực tuyến là 61,7%, trên 1.975 thủ tục là 24,1%.",
      "The target of at least 30% at level 4 depends on the denominator: 476 of 772 online services is 61.7%, of 1,975 procedures 24.1%.",
    ),
    source: "kon-tum-portal",
  },
  {
    about: { unit: "kon-tum", indicator: "procedures", period: konTumLater.as_of },
    kind: "remark",
    text: text(
      "1.975 thủ tục gồm 1.577 cấp tỉnh, 280 cấp huyện, 118 cấp xã.",
      "The 1,975 procedures are 1,577 of the province, 280 of districts and 118 of communes.",
    ),
    source: "kon-tum-portal",
  },
];

/** What five reports on the 2011–2020 programme say as data, with the national targets of the time. */
export const conferences = {
  format: "reform-feed/1",
  id: "conferences-2011-2020",
  title: text("Cải cách hành chính 2011–2020 qua năm hội nghị", "Administrative reform 2011–2020 in five conferences"),
  publisher: text("Reform Dashboard, theo các nguồn nêu tại từng số liệu", "Reform Dashboard, from the sources named at each figure"),
  licence: text(
    "Dữ kiện trích từ báo chí và cổng thông tin điện tử; khi dùng lại phải dẫn nguồn nêu tại từng số liệu.",
    "Facts quoted from the press and from portals; to be credited to the source named at each figure.",
  ),
  asOf: "2020-12-31",
  calendar: "calendar",
  sources,
  units: [
    { id: "viet-nam", name: text("Việt Nam", "Viet Nam"), kind: "nation" },
    ...unitsWithSuccessors(["kon-tum", "ben-tre", "dong-thap", "quang-nam"], "viet-nam"),
  ],
  indicators,
  frameworks: [programme],
  targets: targets.map(({ target }) => target),
  observations,
  reported,
  actions: reports.actions.map(({ report, id, due, owner, wording }) => ({ id, name: wording, owner, due, source: report })),
  notes: [
    ...reports.commendations.map(toNote("commendation")),
    ...reports.limitations.map(toNote("limitation")),
    ...reports.remarks.map(toNote("remark")),
    ...ownNotes,
  ],
};

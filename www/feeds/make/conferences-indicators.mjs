import { text } from "./table.mjs";

const documents = text("văn bản", "documents");
const procedures = text("thủ tục", "procedures");
const services = text("dịch vụ", "services");
const agencies = text("đơn vị", "agencies");
const conferencePoints = text("điểm cầu", "conference points");
const orderedByKonTum = text("Các cấp, các ngành tỉnh Kon Tum", "All levels and sectors of Kon Tum");

const count = (id, vi, en, unit, more = {}) => ({ id, name: text(vi, en), unit, measure: { kind: "count" }, decimals: 0, ...more });
const percent = (id, vi, en, more = {}) => ({
  id,
  name: text(vi, en),
  unit: "%",
  measure: { kind: "percent" },
  bounds: [0, 100],
  ...more,
});
const ratio = (id, vi, en, numerator, denominator, more = {}) => ({
  ...percent(id, vi, en, more),
  measure: { kind: "ratio", numerator, denominator },
  decimals: 1,
});

const state = { time: "snapshot" };

/** What the reports measure. Areas name the indicators that belong to them; the first two belong to the programme as a whole. */
export const indicators = [
  count("steeringDocuments", "Văn bản chỉ đạo, điều hành cải cách hành chính", "Steering documents on administrative reform", documents, {
    owner: text("Các bộ, ngành và địa phương", "Ministries, sectors and localities"),
  }),
  count("conferencePoints", "Điểm cầu dự hội nghị trực tuyến", "Points of the online conference", conferencePoints, { ...state, rollup: "none" }),

  count("proceduresSimplified", "Thủ tục hành chính đã đơn giản hóa", "Procedures simplified", procedures),
  count("proceduresToSimplify", "Thủ tục hành chính phải đơn giản hóa", "Procedures to simplify", procedures),
  ratio("simplifiedShare", "Tỷ lệ thủ tục hành chính đã đơn giản hóa", "Share of procedures simplified", "proceduresSimplified", "proceduresToSimplify"),
  percent(
    "satisfaction",
    "Sự hài lòng của cá nhân, tổ chức đối với sự phục vụ của cơ quan hành chính nhà nước",
    "Satisfaction of citizens and organisations with the service of state agencies",
    { decimals: 2 },
  ),
  percent(
    "satisfactionProcedures",
    "Mức độ hài lòng của người dân, doanh nghiệp về giải quyết thủ tục hành chính",
    "Satisfaction of citizens and businesses with the handling of procedures",
  ),

  percent("provinceOfficialsWithComputer", "Cán bộ, công chức cấp tỉnh được trang bị máy tính", "Provincial officials with a computer"),
  percent("districtOfficialsWithComputer", "Cán bộ, công chức cấp huyện được trang bị máy tính", "District officials with a computer"),
  count("agenciesWithEoffice", "Đơn vị được cài đặt phần mềm eOffice", "Agencies with eOffice installed", agencies, state),
  count("agencies", "Đơn vị thuộc diện cài đặt eOffice", "Agencies that are to have eOffice", agencies, state),
  ratio("eofficeShare", "Tỷ lệ đơn vị được cài đặt eOffice", "Share of agencies with eOffice", "agenciesWithEoffice", "agencies"),

  count("procedures", "Thủ tục hành chính", "Administrative procedures", procedures, state),
  count("onlineServices", "Dịch vụ công trực tuyến mức độ 3, 4", "Online public services, levels 3 and 4", services, state),
  count("level3", "Dịch vụ công trực tuyến mức độ 3", "Online public services, level 3", services, state),
  count("level4", "Dịch vụ công trực tuyến mức độ 4", "Online public services, level 4", services, state),
  ratio("onlineOfProcedures", "Dịch vụ mức độ 3, 4 trên tổng số thủ tục", "Services at levels 3 and 4 of all procedures", "onlineServices", "procedures"),
  ratio("level4OfOnline", "Mức độ 4 trên dịch vụ trực tuyến", "Level 4 of online services", "level4", "onlineServices", {
    concept: "level4Share",
    owner: orderedByKonTum,
  }),
  ratio("level4OfProcedures", "Mức độ 4 trên tổng số thủ tục", "Level 4 of all procedures", "level4", "procedures", {
    concept: "level4Share",
    owner: orderedByKonTum,
  }),
  percent(
    "integratedShare",
    "Dịch vụ công trực tuyến mức độ 3, 4 tích hợp với Cổng Dịch vụ công quốc gia",
    "Online services at levels 3 and 4 integrated with the National Public Service Portal",
    { owner: orderedByKonTum },
  ),
  percent(
    "essentialIntegratedShare",
    "Dịch vụ công trực tuyến thiết yếu tích hợp với Cổng Dịch vụ công quốc gia",
    "Essential online services integrated with the National Public Service Portal",
  ),
  percent(
    "oneStopShare",
    "Hồ sơ thủ tục hành chính giải quyết qua Hệ thống thông tin một cửa điện tử",
    "Dossiers handled through the electronic one-stop system",
    { owner: orderedByKonTum },
  ),
  percent(
    "supportedShare",
    "Dịch vụ công được hỗ trợ giải đáp thắc mắc cho người dân, doanh nghiệp",
    "Public services with support for citizens and businesses",
    { owner: orderedByKonTum },
  ),
];

const areas = [
  ["institutions", "Cải cách thể chế", "Institutional reform", []],
  [
    "procedures",
    "Cải cách thủ tục hành chính",
    "Reform of administrative procedures",
    ["proceduresSimplified", "proceduresToSimplify", "simplifiedShare", "satisfaction", "satisfactionProcedures"],
  ],
  ["organisation", "Cải cách tổ chức bộ máy", "Reform of the apparatus", []],
  [
    "officials",
    "Xây dựng và nâng cao chất lượng đội ngũ cán bộ, công chức, viên chức",
    "Building and improving the corps of officials and public employees",
    [],
  ],
  ["finance", "Cải cách tài chính công", "Public finance reform", []],
  [
    "modernisation",
    "Hiện đại hóa nền hành chính",
    "Modernisation of the administration",
    indicators.slice(indicators.findIndex(({ id }) => id === "provinceOfficialsWithComputer")).map(({ id }) => id),
  ],
];

/** Id of the framework node of a reform area. */
export const areaNode = (area) => `cchc-2011-2020.${area}`;

/** The programme's six reform areas; it only groups, nothing is scored. */
export const programme = {
  id: "cchc-2011-2020",
  name: text("Chương trình tổng thể CCHC nhà nước 2011–2020", "Master programme on state administrative reform 2011–2020"),
  version: "NQ 30c/NQ-CP (08/11/2011)",
  source: "resolution-30c",
  root: {
    id: "cchc-2011-2020",
    name: text("Chương trình tổng thể CCHC nhà nước 2011–2020", "Master programme on state administrative reform 2011–2020"),
    owner: text("Thủ trưởng các cơ quan, đơn vị", "Heads of agencies and units"),
    children: areas.map(([id, vi, en, members]) => ({
      id: areaNode(id),
      name: text(vi, en),
      children: members.map((member) => ({
        id: `${areaNode(id)}.${member}`,
        name: indicators.find((indicator) => indicator.id === member).name,
        indicator: member,
      })),
    })),
  },
};

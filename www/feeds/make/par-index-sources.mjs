import { text } from "./table.mjs";

const konTum = "https://snv.kontum.gov.vn/pages/detail/11382/Chi-so-cai-cach-hanh-chinh-nam-2023-tinh-Kon-Tum-tang-12-bac-so-voi-nam-2022-xep-thu-4363-tinh-thanh..html";
const binhDuong =
  "https://eng.binhduong.gov.vn/Lists/TinTucSuKien/ChiTiet.aspx?ID=2361&ContentTypeId=0x01006B434E144EA34B09B66CBCE45AAE3E9100FDC084322AEB824C98B5D97035FD59B2";

/** The pages that the tables name, with titles as their addresses give them. */
const pages = [
  ["vna-2012", "VietnamPlus: Da Nang tops nation in administrative reforms (PAR INDEX 2012)", "https://en.vietnamplus.vn/da-nang-tops-nation-in-administrative-reforms/56332.vnp"],
  ["vna-2013", "VietnamPlus: Da Nang takes lead in 2013 administrative reform", "http://ufabetindo.in/da-nang-takes-lead-in-2013-administrative-reform-post65209.vnp"],
  ["nhan-dan-2014", "Nhân Dân: Da Nang, transport ministry lead nation in administrative reform", "https://en.nhandan.org.vn/society/item/3600302-da-nang-transport-ministry-lead-nation-in-administrative-reform.html"],
  ["susta-2014", "susta.vn: PAR INDEX tỉnh Sơn La năm 2014", "https://susta.vn/hoi-thanh-vien-sub/par-index-tinh-son-la-nam-2014-16189"],
  ["vna-2016", "VietnamPlus: Central bank, Da Nang city top PAR Index 2016", "https://en.vietnamplus.vn/central-bank-da-nang-city-top-par-index-2016/112535.vnp"],
  ["vnexpress-2016", "VnExpress: Da Nang tops administrative reform index for 5th year", "https://e.vnexpress.net/news/news/da-nang-tops-administrative-reform-index-for-5th-year-3592786.html"],
  ["quang-nam-2017", "Báo Quảng Nam: Quảng Nam tụt 20 bậc chỉ số cải cách hành chính", "http://baoquangnam.vn/cai-cach-hanh-chinh/quang-nam-tut-20-bac-chi-so-cai-cach-hanh-chinh-60038.html"],
  ["vna-2018", "VietnamPlus: Da Nang remains in top 4 in administrative reforms", "https://en.vietnamplus.vn/da-nang-remains-in-top-4-in-administrative-reforms/157078.vnp"],
  ["vgp-2019", "news.gov.vn (Cổng Thông tin điện tử Chính phủ): PAR INDEX 2019", "http://news.gov.vn/Utilities/PrintView.aspx?ID=40168"],
  ["vietnamnet-2018", "VietNamNet: Public administration reform index 2019 to be released on May 19", "https://vietnamnet.vn/en/politics/public-administration-reform-index-2019-to-be-released-on-may-19-641956.html"],
  ["binh-duong-2019", "eng.binhduong.gov.vn: PAR INDEX 2019, Bình Dương", binhDuong],
  ["dong-thap-2019", "Trang cải cách hành chính tỉnh Đồng Tháp: PAR INDEX 2019", "https://cchc.dongthap.gov.vn/web/cchc/chi-tiet-bai-viet/-/asset_publisher/1mOzUrGkrdAE/content/id/1409835?plidlayout=6430"],
  ["vietmaz-2020", "vietmaz.com: Quang Ninh continues to top country in public administration reform", "https://www.vietmaz.com/2021/06/quang-ninh-continues-to-top-country-in-public-administration-reform/"],
  ["brvt-2021", "Báo Bà Rịa - Vũng Tàu: Phấn đấu đến năm 2025 BR-VT trong nhóm có chỉ số CCHC cao nhất nước", "https://baobariavungtau.com.vn/kinh-te/202207/phan-dau-den-nam-2025-br-vt-trong-nhom-co-chi-so-cchc-cao-nhat-nuoc-955613/"],
  ["vna-2021", "VietnamPlus: Justice ministry, Hai Phong named best performers in administrative reform", "https://en.vietnamplus.vn/justice-ministry-hai-phong-named-best-performers-in-administrative-reform/229155.vnp"],
  ["dong-nai-2022", "Báo Đồng Nai: Đồng Nai tăng 4 bậc trong xếp hạng cải cách hành chính", "https://baodongnai.com.vn/tintuc/202304/dong-nai-tang-4-bac-trong-xep-hang-cai-cach-hanh-chinh-3163860"],
  ["vna-2022", "VietnamPlus: Quang Ninh tops public administration indexes for fourth consecutive year", "https://betaen.vietnamplus.vn/quang-ninh-tops-public-administration-indexes-for-fourth-consecutive-year-post251804.vnp"],
  ["kon-tum-2023", "Sở Nội vụ Kon Tum: Chỉ số cải cách hành chính năm 2023 tỉnh Kon Tum tăng 12 bậc so với năm 2022, xếp thứ 43/63 tỉnh, thành", konTum],
  ["kon-tum-today-2023", "kontumtoday.net: Chỉ số cải cách hành chính của tỉnh Kon Tum năm 2023 tăng 12 bậc", "https://kontumtoday.net/tin-tuc-tong-hop/thoi-su-chinh-tri/chi-so-cai-cach-hanh-chinh-cua-tinh-kon-tum-nam-2023-tang-12-bac.html"],
  ["vgp-2023", "Báo điện tử Chính phủ: MoJ, Quang Ninh province lead public administrative reform index", "https://en.baochinhphu.vn/moj-quang-ninh-province-lead-public-administrative-reform-index-111240417164329841.htm"],
  ["hai-phong-2023", "doanhnghiephoinhap.vn: Hai Phong ranks 2nd out of 63 provinces and cities in the PAR Index with 91.81", "https://en.doanhnghiephoinhap.vn/hai-phong-ranks-2nd-out-of-63-provinces-and-cities-in-the-par-index-with-91-81.html"],
  ["vna-2023", "shipbolt.vn (tin của TTXVN): Quang Ninh tops country's public administrative reform index", "https://shipbolt.vn/blog/2024/04/17/quang-ninh-tops-country-s-public-administrative-reform-index/"],
  ["regions-2023", "TTXVN, infographics.vn: Chỉ số cải cách hành chính 2023 (PAR INDEX 2023) của 6 vùng kinh tế - xã hội", "https://infographics.vn/chi-so-cai-cach-hanh-chinh-2023-par-index-2023-cua-6-vung-kinh-te-xa-hoi/210954.vna"],
  ["sipas-2023", "VietnamPlus: Satisfaction of administrative services improves (SIPAS 2023)", "https://en.vietnamplus.vn/satisfaction-of-administrative-services-improves/284704.vnp"],
  ["sipas-2024", "TTXVN, vietnam.vnanet.vn: Over 90% of citizens report no difficulties from civil servants (SIPAS 2024)", "https://vietnam.vnanet.vn/english/tin-van/over-90-of-citizens-report-no-difficulties-from-civil-servants-392158.html"],
  ["lao-dong-2024", "Lao Động: 5 tỉnh thấp nhất về chỉ số hài lòng của người dân với cơ quan hành chính", "https://news.laodong.vn/thoi-su/5-tinh-thap-nhat-ve-chi-so-hai-long-cua-nguoi-dan-voi-co-quan-hanh-chinh-1487593.ldo"],
  ["ha-noi-2024", "vietexplorer.com: Hanoi's quest to remain at the pinnacle of governance (PAR INDEX 2024)", "https://vietexplorer.com/lifestyle/the-capitals-call-for-excellence-hanois-quest-to-remain-at-the-pinnacle-of-governance/"],
];

/** The address that the table has is a copy on a stranger's domain, which no page of a government should link to. */
const unlinked = new Set(["vna-2013"]);

const decisionTitle = "Đề án Xác định Chỉ số cải cách hành chính của các bộ, cơ quan ngang bộ, Ủy ban nhân dân tỉnh, thành phố trực thuộc Trung ương";

const documents = [
  {
    id: "decision-4361",
    title: `${decisionTitle} (dẫn theo Quyết định 575 năm 2017 của Bắc Ninh)`,
    document: "Quyết định 4361/QĐ-BNV ngày 28/12/2016",
    date: "2016-12-28",
  },
  {
    id: "decision-2948",
    title: "Xác định Chỉ số cải cách hành chính, từ kết quả năm 2017 (dẫn theo Quyết định 216 năm 2018 của Nghệ An)",
    document: "Quyết định 2948/QĐ-BNV ngày 28/12/2017",
    date: "2017-12-28",
  },
  {
    id: "decision-876",
    title: `${decisionTitle} giai đoạn 2022–2030 (có hiệu lực từ ngày ký, thay Quyết định 1149/QĐ-BNV ngày 30/12/2020)`,
    document: "Quyết định 876/QĐ-BNV ngày 10/11/2022",
    url: "https://tintuc.thuvienphapluat.com/thong-bao-van-ban-moi/email/43855/tieu-chi-xac-dinh-chi-so-cchc-cap-bo-giai-doan-2022-2030",
    date: "2022-11-10",
  },
  {
    id: "compiled",
    title: text("Bảng tổng hợp của bộ số liệu này, từ các nguồn nêu tại từng số liệu", "The tables behind this feed, from the sources named at each figure"),
  },
];

export const sources = [...documents, ...pages.map(([id, title, url]) => ({ id, title, ...(unlinked.has(id) ? {} : { url }) }))];

const idByUrl = new Map(pages.map(([id, , url]) => [url, id]));

/** Id of the source with this address; an address that is not in the list is an error. */
export function sourceAt(url) {
  if (!idByUrl.has(url)) throw new Error(`no source has the address ${url}`);
  return idByUrl.get(url);
}

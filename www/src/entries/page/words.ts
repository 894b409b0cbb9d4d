/** The words of the dashboard page around its widgets, by the `data-word` of the element or by name. */
const vi = {
  skip: 'Đến nội dung chính',
  site: 'Cải cách hành chính',
  feed: 'Bộ số liệu',
  unit: 'Đơn vị',
  period: 'Kỳ số liệu',
  latest: 'Số liệu mới nhất',
  choose: 'Chọn…',
  today: 'Hiện nay',
  until: 'Đến hết ngày {day}',
  issued: 'Công bố ngày {day}',
  sources: 'Nguồn',
  licence: 'Quyền sử dụng: {licence}',
  problems: 'Những điểm cần lưu ý của bộ số liệu: {n}',
  problemsText: 'Số liệu được giữ nguyên như nguồn công bố; mọi chỗ sai lệch được nêu ra, không tự sửa.',
  made: 'Tính trên trình duyệt của người đọc; không gửi dữ liệu đi đâu.',
  noUnit: 'Bộ số liệu này không có đơn vị “{name}”; đang xem {shown}.',
  noPeriod: 'Bộ số liệu này không có kỳ “{name}”; đang xem {shown}.',
  noIndicator: 'Bộ số liệu này không có chỉ tiêu “{name}”; đang xem chỉ tiêu mặc định.',
  listed: 'Các bộ số liệu của trang này:',
  noList: 'Không đọc được danh sách bộ số liệu (feeds/feeds.json).',
  places: '{n} chỗ',
  language: 'English',
};

const en: typeof vi = {
  skip: 'Skip to the content',
  site: 'Administrative reform',
  feed: 'Feed',
  unit: 'Unit',
  period: 'Period',
  latest: 'Latest figures',
  choose: 'Choose…',
  today: 'Today',
  until: 'Until {day}',
  issued: 'Published {day}',
  sources: 'Sources',
  licence: 'Rights: {licence}',
  problems: 'Points to note about this feed: {n}',
  problemsText: 'Figures are kept as their sources publish them; every discrepancy is named, none is corrected.',
  made: 'Computed in the reader’s browser; no data is sent anywhere.',
  noUnit: 'This feed has no unit “{name}”; showing {shown}.',
  noPeriod: 'This feed has no period “{name}”; showing {shown}.',
  noIndicator: 'This feed has no indicator “{name}”; showing the default one.',
  listed: 'The feeds of this page:',
  noList: 'The list of feeds (feeds/feeds.json) could not be read.',
  places: '{n} places',
  language: 'Tiếng Việt',
};

export type PageWords = typeof vi;

export const pageWords: Record<'vi' | 'en', PageWords> = { vi, en };

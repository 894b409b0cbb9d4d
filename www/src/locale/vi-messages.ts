import type { EngineCode } from '../engine/codes';
import type { ErrorCode, ProblemCode } from '../../../src/wasm/types';

/** Messages by code: what it means, then how to mend it (`null`: nothing to mend). */
export interface Messages {
  engine: Record<EngineCode, readonly [title: string, text: string, fix: string | null]>;
  error: Record<ErrorCode, readonly [text: string, fix: string]>;
  problem: Record<ProblemCode, readonly [text: string, fix: string]>;
}

export const viMessages: Messages = {
  engine: {
    'WASM-NONE': [
      'Trình duyệt không chạy được bảng số liệu',
      'Trình duyệt này không có WebAssembly hoặc đang bật chế độ khóa chặt.',
      'Hãy dùng Chrome, Edge, Cốc Cốc, Firefox hoặc Safari phiên bản mới hơn.',
    ],
    'WASM-CSP': [
      'Trang chưa cho phép chạy bảng số liệu',
      'Chính sách bảo mật nội dung (CSP) của trang chặn WebAssembly.',
      "Quản trị trang thêm 'wasm-unsafe-eval' vào script-src của Content-Security-Policy.",
    ],
    'WASM-FAULT': [
      'Không khởi động được bảng số liệu',
      'Phần tính toán trong tệp reform.js bị hỏng hoặc quá mới so với trình duyệt ({reason}).',
      'Tải lại tệp reform.js lên máy chủ, hoặc cập nhật trình duyệt.',
    ],
    'FEED-ADDRESS': [
      'Chưa có địa chỉ tệp số liệu',
      'Địa chỉ “{feed}” trống hoặc không phải là địa chỉ http, https hay đường dẫn trong trang.',
      'Ghi địa chỉ tệp số liệu vào data-feed, ví dụ data-feed="/du-lieu/cchc.json".',
    ],
    'FEED-LIST': [
      'Không hiển thị nguồn số liệu lạ',
      'Nguồn “{feed}” không có trong danh sách của trang này nên không được tải.',
      'Chọn một nguồn trong danh sách của trang.',
    ],
    'FEED-404': [
      'Không tìm thấy tệp số liệu',
      'Máy chủ không có tệp {url}.',
      'Kiểm tra tên và đường dẫn tệp trong data-feed.',
    ],
    'FEED-HTTP': [
      'Máy chủ không trả tệp số liệu',
      'Máy chủ trả lời lỗi {status} cho {url}.',
      'Thử lại sau; nếu vẫn lỗi, báo quản trị máy chủ mã {status}.',
    ],
    'FEED-CSP': [
      'Trang chưa cho phép tải tệp số liệu',
      'Chính sách bảo mật nội dung (CSP) của trang không cho tải {url}.',
      'Thêm địa chỉ này vào connect-src của Content-Security-Policy, hoặc đặt tệp trên cùng trang.',
    ],
    'FEED-CORS': [
      'Không đọc được tệp số liệu của trang khác',
      'Máy chủ của {url} không cho trang này đọc.',
      'Đặt tệp trên cùng trang, hoặc để máy chủ đó gửi Access-Control-Allow-Origin với địa chỉ trang này.',
    ],
    'FEED-SANDBOX': [
      'Khung không đọc được số liệu của chính trang',
      'Khung (iframe) có sandbox nhưng thiếu allow-same-origin nên không đọc được {url}.',
      'Thêm allow-same-origin vào thuộc tính sandbox, hoặc gửi Access-Control-Allow-Origin: * cùng tệp số liệu.',
    ],
    'FEED-ORIGIN': [
      'Không hiển thị số liệu của trang khác',
      'Tệp {url} không cùng trang và không có trong danh sách nguồn (feeds/feeds.json).',
      'Đặt tệp trên cùng trang, hoặc thêm địa chỉ của tệp vào feeds/feeds.json.',
    ],
    'FEED-NET': [
      'Không kết nối được',
      'Không nhận được {url}: mất mạng, hoặc máy chủ không trả lời.',
      'Kiểm tra mạng và tên máy chủ rồi tải lại trang.',
    ],
    'FEED-FILE': [
      'Trang mở từ máy không đọc được tệp số liệu',
      'Trang được mở trực tiếp từ máy (file:), trình duyệt không cho đọc {url}.',
      'Mở trang qua địa chỉ web, hoặc dùng tệp HTML ngoại tuyến có sẵn số liệu bên trong.',
    ],
    'FEED-TIMEOUT': [
      'Tải số liệu quá lâu',
      'Chưa nhận đủ {url} sau {seconds} giây.',
      'Tải lại trang khi đường truyền tốt hơn.',
    ],
    'FEED-SIZE': [
      'Tệp số liệu quá lớn',
      'Tệp {url} lớn hơn {limit} byte.',
      'Chia tệp theo năm hoặc theo bộ chỉ số.',
    ],
    'FEED-ZIP': [
      'Không mở được tệp nén',
      'Tệp {url} không chứa đúng một tệp .json, hoặc có mật khẩu, hoặc bị hỏng.',
      'Nén lại chỉ một tệp .json, không đặt mật khẩu, rồi tải lên.',
    ],
    'FEED-INVALID': [
      'Tệp số liệu không đọc được',
      'Tệp {url}: {detail}',
      '{mend}',
    ],
    'SELECT-INVALID': [
      'Không có mục được yêu cầu',
      '{detail}',
      '{mend}',
    ],
    'WIDGET-UNKNOWN': [
      'Không có loại bảng này',
      'data-reform ghi “{name}”, không phải là tên của một bảng.',
      'Dùng một trong các tên: scorecard, progress, trend, ranking, matrix, tiles, owners, problems, dashboard.',
    ],
    'WIDGET-HOST': [
      'Thẻ này không chứa được bảng số liệu',
      'Thẻ <{element}> không chứa được bảng số liệu.',
      'Dùng thẻ <div>.',
    ],
    'WIDGET-FAULT': [
      'Bảng số liệu gặp lỗi',
      'Đây là lỗi của phần mềm, không phải của số liệu ({reason}).',
      'Tải lại trang; nếu vẫn lỗi, báo mã này cho nơi cung cấp phần mềm.',
    ],
  },
  error: {
    not_utf8: ['Tệp không ở bảng mã UTF-8.', 'Lưu lại tệp với bảng mã UTF-8.'],
    not_json: ['Tệp không phải là JSON đúng cú pháp.', 'Kiểm tra dấu phẩy, ngoặc và dấu nháy tại vị trí nêu trên.'],
    not_a_feed: ['Tệp là JSON nhưng không phải là nguồn số liệu cải cách.', 'Thêm "format": "reform-feed/1" và các trường bắt buộc.'],
    unsupported_version: ['Phiên bản định dạng của tệp chưa được hỗ trợ.', 'Dùng phiên bản reform-feed/1, hoặc cập nhật reform.js.'],
    too_deep: ['Tệp lồng nhau quá nhiều tầng.', 'Giảm số tầng, nhất là trong khung tiêu chí.'],
    too_large: ['Tệp quá lớn.', 'Chia tệp theo năm hoặc theo bộ chỉ số.'],
    too_many_observations: ['Tệp có quá nhiều số liệu.', 'Chia tệp theo năm hoặc theo bộ chỉ số.'],
    bad_selector: ['Yêu cầu chọn số liệu không đúng dạng.', 'Kiểm tra các thuộc tính data-unit, data-period, data-indicator.'],
    unknown_question: ['Không có loại câu hỏi này.', 'Dùng: contents, summary, progress, trend, ranking, matrix, tiles, owners, problems, passport.'],
    unknown_unit: ['Bộ số liệu không có đơn vị này.', 'Chọn mã đơn vị có trong tệp (trường units).'],
    unknown_period: ['Bộ số liệu không có kỳ này.', 'Chọn kỳ có trong tệp, ví dụ 2020, 2020-Q3, 2011/2020.'],
    unknown_framework: ['Bộ số liệu không có khung tiêu chí này.', 'Chọn mã có trong tệp (trường frameworks).'],
    unknown_node: ['Khung tiêu chí không có mục này.', 'Chọn mã mục có trong khung tiêu chí.'],
    unknown_method: ['Không có phương pháp đánh giá tiến độ này.', 'Chọn trong: linearPace, openSdg, unsd, destatis, currentStatus.'],
    unknown_indicator: ['Bộ số liệu không có chỉ tiêu này.', 'Chọn mã chỉ tiêu có trong tệp (trường indicators).'],
    unknown_kind: ['Không có loại đơn vị này.', 'Dùng: nation, region, ministry, province, agency, district, commune, group.'],
    unknown_group: ['Không đơn vị nào trong bộ số liệu thuộc nhóm này.', 'Ghi tên nhóm đúng như trong tệp (trường groups của đơn vị).'],
    bad_day: ['Ngày không đúng dạng hoặc không có thật.', 'Ghi ngày dạng năm-tháng-ngày, ví dụ 2020-12-31.'],
    nothing_to_show: ['Bộ số liệu chưa có gì để hiển thị ở đây.', 'Chọn đơn vị, kỳ hoặc chỉ tiêu khác.'],
  },
  problem: {
    unknown_field: ['Trường không có trong định dạng nên không được dùng.', 'Sửa tên trường hoặc xóa trường này.'],
    duplicate_key: ['Một trường được ghi hai lần; bản ghi sau được dùng.', 'Xóa bản ghi thừa.'],
    wrong_type: ['Giá trị không đúng kiểu nên không dùng được.', 'Ghi số không có dấu nháy, chữ có dấu nháy.'],
    missing_field: ['Thiếu một trường bắt buộc.', 'Bổ sung trường này.'],
    unknown_word: ['Từ không có trong danh sách cho phép.', 'Dùng một từ trong danh sách của định dạng.'],
    bad_id: ['Mã có ký tự không được phép.', 'Mã chỉ gồm chữ không dấu, số, dấu chấm, gạch ngang, gạch dưới.'],
    duplicate_id: ['Hai mục có cùng một mã.', 'Đặt cho mỗi mục một mã riêng.'],
    unknown_reference: ['Nhắc đến một mã không có trong tệp.', 'Sửa mã hoặc bổ sung mục còn thiếu.'],
    bad_day: ['Ngày không đúng dạng hoặc không có thật.', 'Ghi ngày dạng năm-tháng-ngày, ví dụ 2020-12-31.'],
    bad_period: ['Kỳ không đúng dạng.', 'Ghi kỳ dạng 2020, 2020-H1, 2020-9M, 2020-Q3, 2020-07, 2020-12-31 hoặc 2011/2020.'],
    bad_url: ['Địa chỉ không phải http, https hay đường dẫn trong trang nên không được dùng.', 'Sửa địa chỉ.'],
    bad_number: ['Số không dùng được.', 'Ghi số thập phân với dấu chấm, không có dấu phân cách hàng nghìn.'],
    dates_reversed: ['Ngày cuối đứng trước ngày đầu.', 'Đổi lại hai ngày.'],
    parent_cycle: ['Các đơn vị là cấp trên của nhau theo vòng.', 'Sửa đơn vị cấp trên (parent).'],
    succession_cycle: ['Các đơn vị kế thừa nhau theo vòng.', 'Sửa trường becomes.'],
    succession_share: ['Các phần kế thừa cộng lại không bằng 1.', 'Sửa các phần (share) để cộng lại bằng 1.'],
    succession_overlap: ['Đơn vị cũ và đơn vị kế thừa tồn tại cùng lúc.', 'Sửa validFrom, validTo của hai đơn vị.'],
    ratio_cycle: ['Các tỷ lệ lấy nhau làm tử số hay mẫu số theo vòng.', 'Sửa tử số hoặc mẫu số của chỉ tiêu.'],
    node_empty: ['Mục của khung tiêu chí không có mục con và không có chỉ tiêu.', 'Bổ sung mục con hoặc chỉ tiêu, hoặc xóa mục.'],
    node_max_differs: ['Điểm tối đa của mục khác tổng điểm tối đa của các mục con.', 'Kiểm tra điểm tối đa với văn bản.'],
    target_comparator: ['Mục tiêu không có, hoặc có hơn một, điều kiện so sánh.', 'Ghi đúng một trong: atLeast, moreThan, atMost, lessThan, equals, between, done, change.'],
    path_order: ['Các mốc của lộ trình không theo thứ tự thời gian.', 'Xếp lại các mốc theo ngày.'],
    threshold_order: ['Ngưỡng cảnh báo không giảm dần nên dùng ngưỡng mặc định.', 'Ghi watch lớn hơn risk, risk lớn hơn alarm.'],
    column_length: ['Các cột số liệu không dài bằng nhau.', 'Sửa để mọi cột có cùng số dòng.'],
    missing_column: ['Thiếu một cột bắt buộc.', 'Bổ sung cột unit, indicator, period và value.'],
    bad_dictionary_index: ['Số thứ tự không có trong từ điển của cột.', 'Sửa số thứ tự hoặc bổ sung từ điển.'],
    value_and_gap: ['Một dòng vừa có giá trị vừa ghi là không có.', 'Giữ giá trị hoặc giữ gap.'],
    duplicate_observation: ['Một số liệu được ghi hơn một lần; cả hai được giữ.', 'Xóa dòng thừa.'],
    sources_disagree: ['Hai nguồn nêu hai con số khác nhau; cả hai được giữ.', 'Đối chiếu hai nguồn với văn bản gốc.'],
    unit_not_valid: ['Số liệu nằm ngoài thời gian tồn tại của đơn vị nên không được tổng hợp.', 'Kiểm tra đơn vị và kỳ, hoặc ghi status là restated.'],
    out_of_bounds: ['Giá trị nằm ngoài khoảng cho phép của chỉ tiêu.', 'Kiểm tra giá trị với văn bản.'],
    part_exceeds_whole: ['Tử số lớn hơn mẫu số.', 'Kiểm tra hai con số với văn bản.'],
    cumulative_falls: ['Số lũy kế giảm so với kỳ trước trong cùng năm.', 'Kiểm tra số lũy kế hoặc kỳ.'],
    ratio_differs: ['Tỷ lệ in trong văn bản khác tỷ lệ tính từ các số đếm.', 'Đối chiếu với văn bản; không số nào bị sửa.'],
    total_differs: ['Tổng điểm công bố khác tổng các thành phần.', 'Đối chiếu với văn bản; không số nào bị sửa.'],
    verdict_differs: ['Đánh giá trong văn bản khác với kết quả tính.', 'Đối chiếu với văn bản; cả hai được nêu.'],
    same_label_other_days: ['Hai số liệu cùng tên kỳ nhưng khác ngày nên không được so sánh.', 'Kiểm tra ngày đầu và ngày cuối của kỳ.'],
  },
};

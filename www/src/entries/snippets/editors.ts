import type { Way } from './snippet';

/** A CMS: which ways its editor lets through, what it takes away, and what its administrator does once. */
export interface Editor {
  id: string;
  name: string;
  /** The ways that survive its editor, the one to take first. */
  ways: readonly Way[];
  /** Where the snippet goes. */
  where: string;
  /** Where the script goes, for ways other than the frame. */
  script: string;
  /** What the editor takes away, and what that means here. */
  strips: readonly string[];
}

export const editors: readonly Editor[] = [
  {
    id: 'nukeviet',
    name: 'NukeViet',
    ways: ['frame', 'placeholder'],
    where: 'Trong bài viết hoặc khối HTML: bấm “Mã HTML” (Nguồn) rồi dán.',
    script: 'Người quản trị giao diện dán một lần vào tệp giao diện (themes/…/layout), trước </body>; dán vào bài viết hay khối HTML sẽ bị xóa.',
    strips: [
      'Bỏ thẻ có dấu gạch nối (reform-…), script, svg, button, noscript: vì vậy chỉ dùng khung hoặc thẻ div.',
      'Bỏ src của iframe trỏ tới tên miền khác, kể cả địa chỉ đầy đủ của chính cổng: dùng đường dẫn bắt đầu bằng /.',
      'Sửa dấu # và dấu nháy trong thuộc tính: đoạn mã này không có chúng.',
      'Không cho tải lên .json, .js: tải tệp số liệu lên dưới dạng .zip (một tệp .json bên trong).',
      'Trình soạn thảo thêm sandbox vào iframe: trong khung không in và không tải về được; hãy dùng liên kết bên dưới khung.',
    ],
  },
  {
    id: 'liferay',
    name: 'Liferay',
    ways: ['placeholder', 'frame'],
    where: 'Trong nội dung web (Web Content) hoặc mảnh trang (Fragment): chuyển sang chế độ mã nguồn rồi dán.',
    script: 'Dán một lần vào chủ đề (Theme) hoặc phần đầu trang của tập trang (Look and Feel, JavaScript).',
    strips: [
      'AntiSamy mặc định bỏ script và iframe, trừ nội dung web, blog và mảnh trang.',
      'Bộ nạp AMD không ảnh hưởng: tệp mã không dùng define.',
    ],
  },
  {
    id: 'sharepoint',
    name: 'SharePoint',
    ways: ['frame'],
    where: 'Thêm phần web “Embed” hoặc “Script Editor” rồi dán; không dán vào ô nội dung.',
    script: 'Không cần cho khung.',
    strips: [
      'Ô nội dung (publishing HTML) bỏ script, iframe và thuộc tính data-*.',
      'Tệp .html đặt trong thư viện bị tải về thay vì mở: đặt bộ công cụ vào một thư mục của IIS, cùng web.config.',
      'Tệp .json trong thư viện thường bị chặn: dùng .zip. Xem may-chu/sharepoint.txt.',
    ],
  },
  {
    id: 'dnn',
    name: 'DNN',
    ways: ['frame', 'placeholder'],
    where: 'Trong mô-đun HTML: mở trình soạn thảo ở chế độ mã nguồn (Source, Basic Text Box, Raw) rồi dán.',
    script: 'Dán một lần vào giao diện (skin), hoặc “Page Header Tags” của trang.',
    strips: [
      'Tùy cấu hình, trình soạn thảo bỏ script và thẻ có dấu gạch nối khi lưu.',
      'IIS không biết kiểu .json và trả 404: chép web.config cùng thư mục, hoặc dùng .zip.',
    ],
  },
  {
    id: 'drupal',
    name: 'Drupal',
    ways: ['placeholder', 'frame'],
    where: 'Định dạng văn bản phải có nút Source (CKEditor 5: “Source editing”); bấm Source rồi dán.',
    script: 'Khai báo một lần làm thư viện (library) của giao diện.',
    strips: [
      'Định dạng “Basic HTML” bỏ iframe và data-*: thêm <div class data-*> hoặc <iframe src width height loading title> vào “Manually editable HTML tags”.',
      'Mọi script trong bài viết đều bị bỏ.',
    ],
  },
  {
    id: 'wordpress',
    name: 'WordPress',
    ways: ['placeholder', 'frame'],
    where: 'Thêm khối “HTML tùy chỉnh” rồi dán.',
    script: 'Người phát triển giao diện nạp một lần bằng wp_enqueue_script (functions.php).',
    strips: [
      'Người dùng không có quyền unfiltered_html: iframe và script bị bỏ, thẻ div với data-* được giữ.',
      'Thư viện không nhận .json, .zip có thể bị chặn: chép tệp số liệu vào thư mục của bộ công cụ.',
    ],
  },
  {
    id: 'html',
    name: 'Trang HTML thường',
    ways: ['element', 'placeholder', 'frame'],
    where: 'Dán vào chỗ cần hiện bảng.',
    script: 'Dán một lần vào <head> hoặc cuối <body>.',
    strips: [],
  },
];

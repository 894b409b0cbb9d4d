import type { Finding } from './checks';

/** What can be told without asking the server: address, frame, browser, storage. */
export function surroundings(): Finding[] {
  const findings: Finding[] = [{ state: 'ok', title: 'Tập lệnh', text: 'Trang này chạy được JavaScript.' }];
  if (location.protocol === 'file:') {
    findings.push({ state: 'fix', title: 'Địa chỉ', text: 'Trang được mở từ máy: hãy chép bộ công cụ lên máy chủ và mở qua địa chỉ web.', code: 'FEED-FILE' });
  } else if (!isSecureContext) {
    findings.push({ state: 'note', title: 'Địa chỉ', text: 'Trang dùng http: mọi bảng vẫn chạy, riêng nút sao chép thì không. Nên dùng https.' });
  }
  findings.push(...sandbox());
  if (/zalo|; wv\)/i.test(navigator.userAgent)) {
    findings.push({ state: 'note', title: 'Trình duyệt trong ứng dụng', text: 'Ở đây không tải tệp về được: bấm ⋯ rồi chọn “Mở bằng trình duyệt”. Xem bảng thì được.' });
  }
  findings.push({ state: 'ok', title: 'Bộ nhớ của trình duyệt', text: `Không cần cookie hay bộ nhớ (trang này ${storage() ? 'có' : 'không có'}).` });
  return findings;
}

/** The limits of the frame in which this page stands. */
function sandbox(): Finding[] {
  if (self.origin === 'null' && location.protocol !== 'file:') {
    return [{ state: 'fix', title: 'Khung chứa trang này', text: 'Khung có sandbox nhưng thiếu allow-same-origin: không đọc được số liệu của chính trang. Thêm allow-same-origin.', code: 'FEED-SANDBOX' }];
  }
  const tokens = enclosing()?.getAttribute('sandbox')?.split(/\s+/);
  if (tokens === undefined) return [];
  const lacks = [['allow-modals', 'in'], ['allow-downloads', 'tải về'], ['allow-popups', 'mở liên kết ở trang mới']].filter(([token]) => !tokens.includes(token ?? ''));
  if (lacks.length === 0) return [];
  return [{ state: 'note', title: 'Khung chứa trang này', text: `Trong khung không ${lacks.map(([, what]) => what).join(', không ')} được: đặt liên kết tới trang đầy đủ bên ngoài khung, hoặc thêm ${lacks.map(([token]) => token).join(' ')} vào sandbox.` }];
}

function enclosing(): Element | null {
  try {
    return frameElement;
  } catch {
    return null;
  }
}

function storage(): boolean {
  try {
    return typeof localStorage === 'object';
  } catch {
    return false;
  }
}

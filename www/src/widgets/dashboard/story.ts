import type { Contents } from '../../../../src/wasm/types';
import { dossiers, kontum, portal, sample, text, year, type Story } from '../parts/story';

const unit = { parent: null, becomes: [], groups: [], hasData: true };
const contents: Contents = {
  id: 'sample', title: text('Cải cách hành chính của tỉnh mẫu', 'Reform of the sample province'), publisher: text('Tỉnh mẫu'), licence: null,
  issued: '2025-01-15', asOf: '2024-12-31', calendar: 'calendar', units: [{ ...sample, ...unit }, { ...kontum, ...unit }], periods: [year(2023), year(2024)],
  indicators: [dossiers], frameworks: [], sources: [portal], observations: 4, targets: 1, actions: 0,
  start: { unit: sample.id, period: null, framework: null },
};

export const stories: readonly Story[] = [
  { id: 'full', title: 'Chọn đơn vị và kỳ cho mọi phần', select: { period: '2024' }, answers: { contents } },
  { id: 'stale', title: 'Số liệu cũ khi xem năm 2027: nói một lần, ở đầu', select: { period: '2024' }, today: '2027-01-01', answers: { contents } },
  { id: 'empty', title: 'Chưa có số liệu', answers: {} },
];

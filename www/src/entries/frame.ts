/** For a page that shows `embed.html` in frames of another of its sites and needs nothing else of ours: keeps their heights right. */
import { fitFrames } from '../elements/frames';

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => fitFrames(document), { once: true });
else fitFrames(document);

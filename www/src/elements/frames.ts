/** The heights of `embed.html` in its frames: both sides of the message, and how a frame is set to it. */

/** What either side says: the page in the frame its height in CSS pixels, the page around it that it wants to know. */
type Message = { reformHeight?: number | 'ask' } | null | undefined;

/** Higher than any widget; a frame cannot make the page around it endless. */
const HIGHEST = 20_000;

/** Sets the frames of a page to the height that each one's own window tells of itself. */
export function fitFrames(page: Document): void {
  addEventListener('message', ({ data, source }: MessageEvent<Message>) => {
    const height = data?.reformHeight;
    if (typeof height !== 'number' || !(height > 0)) return;
    for (const frame of page.querySelectorAll('iframe')) if (frame.contentWindow === source) fit(frame, height);
  });
  // A frame that was there first has spoken to nobody.
  for (const frame of page.querySelectorAll('iframe')) frame.contentWindow?.postMessage({ reformHeight: 'ask' } satisfies Message, '*');
}

/**
 * In the frame: tells the page around it the height of `content`, now and whenever it changes. On its own site it sets the
 * frame itself, since that page may not have our script.
 */
export function tellHeight(content: HTMLElement): void {
  if (parent === self) return;
  const tell = () => {
    const height = content.getBoundingClientRect().height;
    try {
      if (frameElement !== null) fit(frameElement as HTMLIFrameElement, height);
    } catch {
      // Another site's page around it, in browsers that say so by an error.
    }
    parent.postMessage({ reformHeight: height } satisfies Message, '*');
  };
  new ResizeObserver(tell).observe(content);
  addEventListener('message', ({ data, source }: MessageEvent<Message>) => {
    if (source === parent && data?.reformHeight === 'ask') tell();
  });
}

/** The frame's own border stands inside its height where the page counts sizes so. */
function fit(frame: HTMLIFrameElement, height: number): void {
  frame.style.height = `${Math.ceil(Math.min(height, HIGHEST)) + frame.offsetHeight - frame.clientHeight}px`;
}

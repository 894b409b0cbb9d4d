import { Component, type ComponentChildren } from 'preact';
import type { EngineError } from '../engine';
import type { Locale } from '../locale';

/** The page's own content in the widget's place, and a line on why it is still there: in a place that is there before, so that what comes late is read out. */
export function Fallback({ locale, error, bare }: { locale: Locale; error: EngineError | null; bare: boolean }) {
  return (
    <>
      <slot />
      {error === null && bare && <p class="wait" lang={locale.lang}><span>{locale.state.loading}</span></p>}
      <div role="status">{error !== null && <Reason locale={locale} error={error} />}</div>
    </>
  );
}

function Reason({ locale, error }: { locale: Locale; error: EngineError }) {
  const { title, text, fix } = locale.engine(error.code, error.params);
  return (
    <div class="reason" part="reason" lang={locale.lang}>
      <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d="M5 1h6l4 4v6l-4 4h-6l-4-4v-6zM8 4v5M8 10.7v1.6" fill="none" stroke="currentColor" stroke-width="1.6" /></svg>
      <p><strong>{title}</strong></p>
      <p>{text}</p>
      {fix && <p>{fix}</p>}
      <p class="code">{locale.state.code}: <code>{error.code}</code></p>
    </div>
  );
}

/** Keeps a widget's defect to itself: tells the host, draws nothing. */
export class Boundary extends Component<{ onFault: (error: unknown) => void; children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    this.props.onFault(error);
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}

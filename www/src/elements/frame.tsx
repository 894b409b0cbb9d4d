import { Component, type ComponentChildren } from 'preact';
import type { EngineError } from '../engine';
import type { Locale } from '../locale';

/** The page's own content in the widget's place, and a line on why it is still there. */
export function Fallback({ locale, error, bare }: { locale: Locale; error: EngineError | null; bare: boolean }) {
  return (
    <>
      <slot />
      {error === null && bare && <p class="wait">{locale.state.loading}</p>}
      {error !== null && <Reason locale={locale} error={error} />}
    </>
  );
}

function Reason({ locale, error }: { locale: Locale; error: EngineError }) {
  const { title, text, fix } = locale.engine(error.code, error.params);
  return (
    <p class="reason" part="reason" lang={locale.lang}>
      <strong>{title}.</strong> {text} {fix} <code>{error.code}</code>
    </p>
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

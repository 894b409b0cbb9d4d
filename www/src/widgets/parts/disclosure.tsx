import { createContext, type ComponentChildren } from 'preact';
import { useContext, useId, useState } from 'preact/hooks';

/** The action whose buttons begin opened, where nobody can press one: in static HTML. */
export const Opened = createContext<string | null>(null);

/** A button that opens what belongs to it; `children` are made only then. */
export function Disclosure({ label, action, children }: { label: ComponentChildren; action: string; children: () => ComponentChildren }) {
  const [open, setOpen] = useState(useContext(Opened) === action);
  const id = useId();
  return (
    <div class="disclosure">
      <button type="button" class="plain-action" data-action={action} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Chevron open={open} />{label}
      </button>
      <div id={id} hidden={!open}>{open && children()}</div>
    </div>
  );
}

/** Points to what a button opens: right when closed, down when open. */
export function Chevron({ open }: { open: boolean }) {
  return (
    <svg class="chevron" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={open ? 'M3 5.5l5 5l5-5' : 'M5.5 3l5 5l-5 5'} fill="none" stroke="currentColor" stroke-width="1.8" />
    </svg>
  );
}

/**
 * Scenarios in an address: the document's JSON as base64url in `?scenario=`, so that a link carries all of it and no server
 * has to know it.
 */

/** Longer links are cut by mail programs and old servers. */
export const LINK_LIMIT = 8000;
const name = 'scenario';

/** The text as base64url; `null` where it would be too long for an address. */
export function packLink(document: string): string | null {
  let bytes = '';
  for (const byte of new TextEncoder().encode(document)) bytes += String.fromCharCode(byte);
  const packed = btoa(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  return packed.length > LINK_LIMIT ? null : packed;
}

/** The text that was packed; `null` for anything else. */
export function unpackLink(packed: string): string | null {
  if (packed.length > LINK_LIMIT || !/^[\w-]+$/.test(packed)) return null;
  try {
    const bytes = Uint8Array.from(atob(packed.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The page's own address with the scenario in it. */
export function linkTo(document: string, page: string): string | null {
  const packed = packLink(document);
  if (packed === null) return null;
  const url = new URL(page);
  url.searchParams.set(name, packed);
  return url.href;
}

/** What the page's address says: `packed` as it stands there. */
export function linkedIn(search: string): string | null {
  return new URLSearchParams(search).get(name);
}

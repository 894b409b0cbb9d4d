/** What a webmaster's server says when it is asked for the kit's own files. */

export interface Answer {
  status: number;
  header(name: string): string | null;
}

/** Asks for a file's headers; `null` where no answer can be read. */
export async function answerOf(file: string): Promise<Answer | null> {
  try {
    const response = await fetch(file, { method: 'HEAD', cache: 'no-store' });
    return { status: response.status, header: (name) => response.headers.get(name) };
  } catch {
    return null;
  }
}

/** The directives of a policy and their values; of several policies the first that has a directive. */
export function policyOf(header: string): ReadonlyMap<string, readonly string[]> {
  const directives = new Map<string, string[]>();
  for (const part of header.split(/[;,]/)) {
    const [name, ...values] = part.trim().split(/\s+/);
    if (name !== undefined && name !== '' && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), values);
  }
  return directives;
}

/** Whether a file's bytes hash to what `integrity.json` says; `null` where that cannot be told: no list, no https. */
export async function hashedAsListed(file: string): Promise<boolean | null> {
  try {
    const listed = ((await (await fetch('integrity.json', { cache: 'no-store' })).json()) as Record<string, string>)[file];
    const bytes = await (await fetch(file, { cache: 'force-cache' })).arrayBuffer();
    const [kind, wanted] = listed?.split('-', 2) ?? [];
    if (kind === undefined || wanted === undefined) return null;
    const digest = new Uint8Array(await crypto.subtle.digest(kind.replace('sha', 'SHA-'), bytes));
    return btoa(String.fromCharCode(...digest)) === wanted;
  } catch {
    return null;
  }
}

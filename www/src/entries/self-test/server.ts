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

/** `integrity.json`: what each of the kit's files must hash to, by its name; `null` where it cannot be read. */
export async function listedHashes(): Promise<Readonly<Record<string, string>> | null> {
  try {
    return (await (await fetch('integrity.json', { cache: 'no-store' })).json()) as Record<string, string>;
  } catch {
    return null;
  }
}

/** Whether a file's bytes are those of a hash, which the browser itself compares, on plain http too; `null` where they cannot be read. */
export async function isIntact(file: string, integrity: string): Promise<boolean | null> {
  const read = (options: RequestInit) => fetch(file, { cache: 'no-cache', ...options }).then(() => true, () => false);
  return (await read({ integrity })) || ((await read({})) ? false : null);
}

export interface PackedFeed {
  id: string;
  title: string | { vi: string; en?: string | null };
  default?: { unit?: string; period?: string; framework?: string };
  text: string;
}

export interface Seal {
  id: string;
  stated: string;
  hash: string;
}

export function oneFile(feeds: readonly PackedFeed[], part: (name: string) => Promise<string>): Promise<string>;
export function hashOf(text: string): string;
export function readSeals(page: string): Seal[] | null;

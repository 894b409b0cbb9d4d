import type { Server } from 'node:http';

export function serveFolder(root: string, headers?: Record<string, string>): Server;
export function listen(server: Server, port: number, host?: string): Promise<string>;

/** nginx and Apache on a free port of this machine, with a configuration of their own and the server files that the kit ships. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const isRoot = process.getuid() === 0;

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * A folder with the kit at `site/kit/` as a webmaster copies it. `files` are added to the site. Whoever the server runs as may
 * read it.
 */
function site(files) {
  const folder = mkdtempSync(join(tmpdir(), 'reform-server-'));
  cpSync(join(root, 'pkg/dist'), join(folder, 'site/kit'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'site', name), text);
  mkdirSync(join(folder, 'run'));
  execFileSync('chmod', ['-R', 'a+rX', folder]);
  chmodSync(join(folder, 'run'), 0o777);
  return folder;
}

/** Starts a program in the foreground; resolves once it answers, rejects with what it said where it ends before. */
async function begin(program, args, port, folder) {
  const said = [];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(String(data)));
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let code = null;
  void ended.then((value) => (code = value ?? 'signal'));
  const address = `http://127.0.0.1:${port}/`;
  const stop = async () => {
    kill();
    await ended;
    process.off('exit', kill);
    rmSync(folder, { recursive: true });
  };
  for (let left = 400; ; left -= 1) {
    const answers = await fetch(address, { method: 'HEAD' }).then(() => true, () => false);
    if (answers) return { address, stop };
    if (code !== null || left === 0) {
      await stop();
      throw new Error(`${program} ${code === null ? 'does not answer' : `ended with ${code}`}: ${said.join('')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** nginx with the shipped block in its `server`; `server` are more lines there, `files` more files of the site. */
export async function startNginx({ server = '', files = {} } = {}) {
  const program = ['/usr/sbin/nginx', join(root, 'target/servers/usr/sbin/nginx')].find((path) => existsSync(path));
  const folder = site(files);
  const port = await freePort();
  const run = (name) => join(folder, 'run', name);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${run(name)};`).join('\n');
  writeFileSync(run('nginx.conf'), `
daemon off;
${isRoot ? 'user root;' : ''}
error_log ${run('error.log')};
pid ${run('nginx.pid')};
events { worker_connections 64; }
http {
  access_log off;
  ${temporary}
  server {
    listen 127.0.0.1:${port};
    root ${join(folder, 'site')};
    ${server}
    include ${join(folder, 'site/kit/may-chu/nginx.conf')};
  }
}
`);
  return begin(program, ['-e', run('error.log'), '-c', run('nginx.conf')], port, folder);
}

/** Of what Debian's Apache has loaded when it is new (the first three) or portals switch on, what the shipped file speaks of. */
export const apacheModules = ['mime', 'filter', 'deflate', 'headers', 'expires'];

/** Apache with the shipped `.htaccess`, which may set what concerns files (`FileInfo`) and nothing else; `config` are more lines of the server's own. */
export async function startApache({ modules = apacheModules, config = '', files = {} } = {}) {
  const folder = site(files);
  const port = await freePort();
  const run = (name) => join(folder, 'run', name);
  const load = ['mpm_event', 'authz_core', ...modules].map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n');
  writeFileSync(run('httpd.conf'), `
ServerRoot ${join(folder, 'run')}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${run('httpd.pid')}
DefaultRuntimeDir ${join(folder, 'run')}
ErrorLog ${run('error.log')}
${load}
${isRoot ? 'User www-data\nGroup www-data' : ''}
${modules.includes('mime') ? 'TypesConfig /dev/null' : ''}
DocumentRoot ${join(folder, 'site')}
<Directory ${join(folder, 'site')}>
  AllowOverride FileInfo
  Require all granted
</Directory>
${config}
`);
  return begin('/usr/sbin/apache2', ['-D', 'FOREGROUND', '-f', run('httpd.conf')], port, folder);
}

/** The text of a file that the kit ships. */
export const shipped = (name) => readFileSync(join(root, 'pkg/dist', name));

// `npm start -- PATH…`: builds what is missing or stale, then opens the app. Node and npm's own tools only.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const built = [
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'out/cli/galley.js',
  'out/cli/analysis-worker.js',
];
const sources = [
  'src',
  'tools/building',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'vite.renderer.config.ts',
  'vite.node.config.ts',
];

/** Milliseconds; what is not there is older than everything. */
function changedAt(path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false });
  return found === undefined ? 0 : found.mtimeMs;
}

function newestIn(path) {
  if (!statSync(join(root, path)).isDirectory()) return changedAt(path);
  const inside = readdirSync(join(root, path)).map((name) => newestIn(join(path, name)));
  return Math.max(changedAt(path), ...inside);
}

const isStale = Math.max(...sources.map(newestIn)) > Math.min(...built.map(changedAt));
if (isStale) {
  console.log('Building Galley …');
  // npm's own program where this runs under npm; a shell finds it on Windows otherwise.
  const npm = process.env.npm_execpath;
  const [program, parameters] = npm
    ? [process.execPath, [npm, 'run', '--silent', 'build']]
    : ['npm', ['run', 'build']];
  const build = spawnSync(program, parameters, { cwd: root, stdio: 'inherit', shell: !npm });
  if (build.status !== 0) process.exit(build.status ?? 1);
}

const opened = spawn(process.execPath, [join(root, 'out/cli/galley.js'), 'open', ...process.argv.slice(2)], {
  stdio: 'inherit',
  // npm runs this in the project's folder; paths are meant from where the editor stood.
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
// Told to stop, the app is told; on a terminal it hears Ctrl+C by itself as well, and is waited for.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => opened.kill(signal));
opened.on('exit', (code) => {
  process.exitCode = code ?? 1;
});

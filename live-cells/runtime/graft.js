// Python has run the cells. What it made is the same as what the page has drawn already, or nearly so: the drawn widgets stay where they
// are and become the kernel's; only what differs is changed.
import { seen } from './outputs.js';

// Values as text that is equal when they are: binary ones by their bytes, objects whatever the order of their keys.
function plain(_, value) {
  if (value instanceof ArrayBuffer) return Array.from(new Uint8Array(value));
  if (ArrayBuffer.isView(value)) return Array.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const textOf = (value) => JSON.stringify(value, plain);

// A widget's state as it travels: other widgets are named in it, not held.
const packed = (model) => model.serialize({ ...model.attributes });

async function change(drawn, state, manager) {
  const before = packed(drawn);
  const different = Object.fromEntries(Object.entries(state).filter(([key, value]) => textOf(value) !== textOf(before[key])));
  if (Object.keys(different).length) await manager.change(drawn, different);
}

function without(state, keys) {
  return Object.fromEntries(Object.entries(state).filter(([key]) => !keys.has(key)));
}

function isDrawn(drawn, state) {
  return ['_model_name', '_model_module'].every((key) => drawn.get(key) === state?.[key]);
}

// made: the manager whose widgets Python has just made, which nobody has seen; manager: that of the drawn ones; places: where the
// output of a cell belongs that was put aside in another place
export async function graft(made, manager, entries, places) {
  manager.take(made, places);
  const states = new Map(made.models().map((model) => [model.model_id, packed(model)]));
  const drawn = manager.models().filter((model) => isDrawn(model, states.get(model.model_id)));
  const gone = manager.models().filter((model) => !drawn.includes(model));
  const fresh = new Map(states);
  drawn.forEach((model) => fresh.delete(model.model_id));
  // All at once: a widget may name one that was made after it.
  await Promise.all([...fresh].map(([id, state]) => manager.adopt(id, state)));
  const asMade = (model) => without(states.get(model.model_id), entries.keysOf(model.model_id));
  await Promise.all(drawn.map((model) => change(model, asMade(model), manager)));
  await Promise.all(gone.map((model) => model.close(true)));
  manager.dropClosed(new Set(made.comms.keys()));
}

// An output that is the same stays as it is drawn, under the name by which Python will update it.
function sameOutput(output, drawn) {
  const isSame = drawn && textOf(seen(output)) === textOf(seen(drawn));
  return isSame ? Object.assign(drawn, { id: output.id }) : output;
}

// The outputs of a cell: those that are the same keep their place.
export function graftOutputs(made, drawn) {
  return drawn.set(made.outputs.map((output, i) => sameOutput(output, drawn.outputs[i])));
}

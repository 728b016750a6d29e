// Which widget an entry was made for. Widgets are numbered in the order in which the cells make them, so that the same number is the same
// widget, unless stored work, chance or the day made the cells do something else: then it is found by what it asks.
const ASKS = ['_model_name', 'description', 'tooltip', 'placeholder', '_options_labels', 'icon'];

export const markOf = (model) => JSON.stringify(ASKS.map((name) => model.get(name) ?? null));

export function receiverOf({ id, mark }, models) {
  const same = models.find((model) => model.model_id === id);
  if (same && markOf(same) === mark) return same;
  const alike = models.filter((model) => markOf(model) === mark);
  return alike.length === 1 ? alike[0] : undefined;
}

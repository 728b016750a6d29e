// What Lumino's tabs call while one is dragged, which ipywidgets' tabs never are.
export const Drag = { overrideCursor: () => ({ dispose() {} }) };

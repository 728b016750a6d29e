// A button of the page's own, drawn alike wherever it stands.
export function makeButton(name, label, action) {
  const made = document.createElement('button');
  Object.assign(made, { type: 'button', className: name, textContent: label, onclick: action });
  return made;
}

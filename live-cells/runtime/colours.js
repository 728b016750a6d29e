// ipywidgets asks whether a text is a colour, and for the colour that is darker by three tenths: the browser knows both. (d3-color has 10 kB.)
export function color(text) {
  if (!CSS.supports('color', text)) return null;
  return { darker: () => `color-mix(in srgb, ${text} 70%, black)` };
}

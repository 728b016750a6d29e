// Markup made by the site's own Python, drawn without anything that could run. (What readers type is escaped by that Python; this is the
// second lock on the same door.) Everything else stays: tables, details, SVG with its titles and classes, links that download.
const DANGEROUS = 'script, iframe, frame, object, embed, base, meta[http-equiv], link';
const LINKS = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'data']);
const ANIMATIONS = 'animate, set'; // an animation can write a link that was not there when it was looked at

const runs = (value) => /^[\s\u0000-\u001f]*(javascript|vbscript|data:text\/html)/i.test(value.replace(/[\t\n\r]/g, ''));

function isDangerous(name, value) {
  return name.startsWith('on') || name === 'srcdoc' || (LINKS.has(name) && runs(value));
}

function clean(fragment) {
  fragment.querySelectorAll(DANGEROUS).forEach((node) => node.remove());
  for (const node of fragment.querySelectorAll(ANIMATIONS)) {
    if (LINKS.has((node.getAttribute('attributeName') ?? '').toLowerCase())) node.remove();
  }
  for (const node of fragment.querySelectorAll('*')) {
    for (const name of node.getAttributeNames()) {
      if (isDangerous(name.toLowerCase(), node.getAttribute(name))) node.removeAttribute(name);
    }
  }
}

export function setTrusted(target, markup) {
  const template = document.createElement('template');
  template.innerHTML = markup;
  clean(template.content);
  target.replaceChildren(template.content);
}

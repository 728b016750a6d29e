// Markup made by the site's own Python, drawn without anything that could run. (What readers type is escaped by that Python; this is the
// second lock on the same door.)
const DANGEROUS = 'script, iframe, frame, object, embed, base, meta[http-equiv], link';
const LINKS = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data'];

function isScriptLink(name, value) {
  return LINKS.includes(name) && /^[\s\u0000-\u001f]*(javascript|vbscript|data:text\/html)/i.test(value.replace(/[\t\n\r]/g, ''));
}

function clean(fragment) {
  fragment.querySelectorAll(DANGEROUS).forEach((node) => node.remove());
  for (const node of fragment.querySelectorAll('*')) {
    for (const { name, value } of [...node.attributes]) {
      if (/^on/i.test(name) || name === 'srcdoc' || isScriptLink(name.toLowerCase(), value)) node.removeAttribute(name);
    }
  }
}

export function setTrusted(target, markup) {
  const template = document.createElement('template');
  template.innerHTML = markup;
  clean(template.content);
  target.replaceChildren(template.content);
}

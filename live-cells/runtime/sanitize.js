// ipywidgets' manager sanitizes descriptions that may hold markup, with a package that brings a parser of its own (250 kB). The browser has one.

function isAllowed(name, tag, { allowedAttributes }) {
  const names = [...(allowedAttributes['*'] ?? []), ...(allowedAttributes[tag] ?? [])];
  return names.some((each) => (each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : name === each));
}

const isHarmless = (link) => !/^(?!https?:|mailto:|ftp:|tel:)[a-z][a-z0-9+.-]*:/i.test(link.replace(/[\u0000-\u0020]/g, ''));

function clean(node, options) {
  for (const child of [...node.children]) {
    const tag = child.localName;
    clean(child, options);
    if (!options.allowedTags.includes(tag)) {
      const isText = !['script', 'style', 'textarea', 'option', 'noscript', 'template', 'iframe'].includes(tag);
      child.replaceWith(...(isText ? child.childNodes : []));
      continue;
    }
    for (const { name, value } of [...child.attributes]) {
      const isGood = isAllowed(name, tag, options) && (!['href', 'src'].includes(name) || isHarmless(value));
      if (!isGood) child.removeAttribute(name);
    }
  }
}

// The same call as the package's: markup in, markup out, with the tags and attributes that are allowed.
export default function sanitize(markup, options) {
  const template = document.createElement('template');
  template.innerHTML = markup;
  clean(template.content, options);
  return template.innerHTML;
}

// ipywidgets wraps a view's element with jQuery for third parties' views, of which there are none in a page: 90 kB less with this.
export default function $(element) {
  if (!(this instanceof $)) return new $(element);
  this[0] = element;
  this.length = 1;
  return this;
}

// The modules of the page's script that more.js uses, by name. The build writes them here (bundle.mjs), because it knows which they are.
export const shared = {};

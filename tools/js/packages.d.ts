// The packages of live-cells, which `make check` does not install: where they are absent, what comes from them is of any type.
declare module '@jupyter-widgets/*';
declare module '@lumino/*';
declare module 'pyodide/*';
declare module 'xz-decompress*';
declare module '../node_modules/*';

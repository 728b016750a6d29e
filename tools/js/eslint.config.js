// Rules for the scripts that run in pages, and for those that build them. Run from the project's folder by tools/javascript.py.
import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['**/node_modules/**', '_build/**', '.venv/**'] },
  js.configs.recommended,
  {
    rules: {
      'eqeqeq': ['error', 'always', { null: 'ignore' }], // `== null` asks for null and undefined at once
      'no-implied-eval': 'error',
      'no-eval': 'error',
      'no-unused-vars': ['error', { ignoreRestSiblings: true }], // { id, ...rest } leaves a field out
      'no-new-func': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-control-regex': 'off', // the sanitizer and the reader of tracebacks name control characters on purpose
      'no-console': ['error', { allow: ['warn', 'error', 'info', 'debug'] }],
    },
  },
  { files: ['assets/*.js', 'labextensions/**/*.js', 'book/_ext/**/*.js', 'live-cells/runtime/*.js', 'tools/handover/static/*.js'], languageOptions: { globals: { ...globals.browser, ...globals.worker } } },
  { files: ['live-cells/build/*.mjs', 'tests/live/*.mjs', 'tools/js/*.js'], languageOptions: { globals: { ...globals.node, ...globals.browser } }, rules: { 'no-console': 'off' } },
  { files: ['live-cells/runtime/python.js'], rules: { 'no-console': 'off' } }, // what Python prints goes to the console
];

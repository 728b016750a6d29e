// Run by the build: reads the blocks and a list of wishes from its input, and writes each plan as HTML.
import { readFileSync, writeFileSync } from 'node:fs';
import './plan-choose.js';
import './plan-document.js';

const { choose, tidy, toAddress } = globalThis.coursePlan;
const { documentOf, toHtml } = globalThis.coursePlanDocument;
const { data, wishes, level } = JSON.parse(readFileSync(0, 'utf8'));
const plans = wishes.map((/** @type {any} */ wish) => ({
  address: toAddress(tidy(data, wish)),
  html: choose(data, wish).map((/** @type {any} */ plan) => toHtml(documentOf(data, plan, () => ''), level)).join('\n'),
}));
writeFileSync(1, JSON.stringify(plans));

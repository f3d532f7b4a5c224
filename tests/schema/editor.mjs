// Says what VS Code's own JSON engine offers at a place of a rule file: node editor.mjs SCHEMA < CASES
// CASES: [{ "text": "… | …", "insert": "a label, or null" }], the bar being the cursor.
// Prints for each case { "offered": [labels], "problems": [...] }: the problems of the text once the offer `insert` is taken.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { getLanguageService, TextDocument } = require('vscode-json-languageservice');

const CURSOR = '|';
const STDIN = 0;

const completionItem = { documentationFormat: ['markdown', 'plaintext'], labelDetailsSupport: true, snippetSupport: true };
const service = getLanguageService({ clientCapabilities: { textDocument: { completion: { completionItem } } } });
const schema = JSON.parse(readFileSync(process.argv[2], 'utf8'));
service.configure({ validate: true, schemas: [{ uri: 'file:///schema.json', fileMatch: ['*.json'], schema }] });

const open = (text) => TextDocument.create('file:///rules.json', 'json', 1, text);

// What a user gets who accepts every placeholder as it stands, and the first of every choice; a number alone repeats its choice.
const settle = (snippet) => [...snippet.matchAll(/\$\{(\d+)\|([^,|]*)[^|]*\|\}/g)]
  .reduce((text, [, number, first]) => text.replace(new RegExp(`\\$${number}(?!\\d)`, 'g'), first), snippet)
  .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
  .replace(/\$\{\d+:([^}]*)\}/g, '$1')
  .replace(/\$\{?\d+\}?/g, '')
  .replace(/\\([$}\\])/g, '$1');

async function answer({ text, insert }) {
  const at = text.indexOf(CURSOR);
  const document = open(text.slice(0, at) + text.slice(at + CURSOR.length));
  const list = await service.doComplete(document, document.positionAt(at), service.parseJSONDocument(document));
  const offered = list.items.map(({ label }) => label);
  if (!insert) return { offered, problems: [] };

  const item = list.items.find(({ label }) => label === insert);
  if (!item) return { offered, problems: [`${insert} is not offered`] };
  const { range, newText } = item.textEdit;
  const whole = document.getText();
  const taken = open(whole.slice(0, document.offsetAt(range.start)) + settle(newText) + whole.slice(document.offsetAt(range.end)));
  const problems = await service.doValidation(taken, service.parseJSONDocument(taken));
  return { offered, problems: problems.map(({ range: { start }, message }) => `${start.line + 1}:${start.character + 1} ${message}`) };
}

const cases = JSON.parse(readFileSync(STDIN, 'utf8'));
console.log(JSON.stringify(await Promise.all(cases.map(answer)), null, 1));

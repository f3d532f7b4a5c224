// Says of each rule file what a JSON Schema validator says of it: node agree.mjs SCHEMA FOLDER...
// Without a folder the files are on standard input, a JSON list of their texts, and are named 0, 1, and so on.
// Prints { "FOLDER/FILE": { "verdict": "valid" | "invalid" | "unreadable", "errors": [...] } }; exits 0 whatever the verdicts.
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import Ajv from 'ajv';

const ERRORS_MAX = 5;
const STDIN = 0;

const [schemaPath, ...folders] = process.argv.slice(2);
// Not strict, as the schema carries what only editors read, such as defaultSnippets; but it must be a schema.
const ajv = new Ajv.default({ allErrors: true, strict: false, validateSchema: true });
const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')));

function judge(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch (error) {
    return { verdict: 'unreadable', errors: [error.message] };
  }
  if (validate(file)) return { verdict: 'valid', errors: [] };
  const errors = validate.errors.slice(0, ERRORS_MAX).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  return { verdict: 'invalid', errors };
}

const verdicts = {};
for (const folder of folders) {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'manifest.json').sort();
  for (const file of files) verdicts[`${basename(folder)}/${file}`] = judge(readFileSync(join(folder, file), 'utf8'));
}
if (folders.length === 0) JSON.parse(readFileSync(STDIN, 'utf8')).forEach((text, index) => { verdicts[index] = judge(text); });
console.log(JSON.stringify(verdicts, null, 1));

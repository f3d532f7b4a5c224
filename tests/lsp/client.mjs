// Drives the language server of rule files as an editor does: node client.mjs SERVER.dll FOLDER DEFAULT.json
// FOLDER has broken rule files. Each is a version of one document, which is typed in, sent, and compared with what the server shows.
// Prints { "files": [{ "file", "problems": ["line:column code"] }], "milliseconds": [...], "offered", "hover", "lens", "written",
// "formatted", "inherited", "defined", "errors", "exit" }.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const lsp = require('vscode-languageserver-protocol/node');

const [program, folder, ruleFile] = process.argv.slice(2);
const uri = 'file:///rules/edited.json';
const whole = readFileSync(ruleFile, 'utf8');

const server = spawn('dotnet', [program, 'rules', 'serve'], { stdio: ['pipe', 'pipe', 'inherit'] });
const exited = new Promise((resolve) => server.on('exit', resolve));
const connection = lsp.createProtocolConnection(new lsp.StreamMessageReader(server.stdout), new lsp.StreamMessageWriter(server.stdin));

let version = 0;
let text = '';
const shown = new Map();
const waiting = new Map();
connection.onNotification(lsp.PublishDiagnosticsNotification.type, (params) => {
  shown.set(params.version, params.diagnostics);
  waiting.get(params.version)?.();
});
let applied;
connection.onRequest(lsp.ApplyWorkspaceEditRequest.type, ({ edit }) => {
  applied = edit.documentChanges[0];
  return { applied: true };
});
connection.listen();

const textDocument = { uri };
const positionOf = (offset) => {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1).length };
};
const offsetOf = ({ line, character }) => text.split('\n').slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + character;
const edited = (edits) => edits.reduce((now, { range, newText }) => now.slice(0, offsetOf(range.start)) + newText + now.slice(offsetOf(range.end)), text);

// Sends a version, and waits for its problems unless a later one follows at once. Problems of the analysis follow the others.
const send = (next, { wait = true, isBroken = false } = {}) => {
  text = next;
  version += 1;
  const mine = version;
  const shows = new Promise((resolve) => waiting.set(mine, () => (isBroken && shown.get(mine).length === 0) || resolve()));
  const begin = performance.now();
  if (mine === 1) connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: 'json', version, text } });
  else connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, { textDocument: { uri, version }, contentChanges: [{ text }] });
  return wait ? shows.then(() => performance.now() - begin) : undefined;
};
const problemsOf = (diagnostics) => diagnostics.map(({ range: { start }, code }) => `${start.line + 1}:${start.character + 1} ${code}`);
const codeOf = (request) => request.then(() => 0, ({ code }) => code);

const completionItem = { snippetSupport: true };
await connection.sendRequest(lsp.InitializeRequest.type, {
  processId: process.pid, rootUri: null, capabilities: { textDocument: { completion: { completionItem } } },
});
connection.sendNotification(lsp.InitializedNotification.type, {});

const result = { files: [], milliseconds: [] };
for (const file of readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'manifest.json').sort()) {
  const broken = readFileSync(join(folder, file));
  if (broken.length > 20000 || Buffer.compare(Buffer.from(broken.toString('utf8')), broken) !== 0) continue;

  // Half of the file is typed, then the rest: only the last version is awaited.
  const content = broken.toString('utf8');
  send(content.slice(0, content.length / 2), { wait: false });
  result.milliseconds.push(await send(content, { isBroken: true }));
  result.files.push({ file, problems: problemsOf(shown.get(version)) });
}

await send(whole.replace(/,\s*"tests": \[[^]*\]\s*\}\s*$/, '\n}\n'));
const lenses = await connection.sendRequest(lsp.CodeLensRequest.type, { textDocument });
result.lens = lenses[0].command.title;
await connection.sendRequest(lsp.ExecuteCommandRequest.type, lenses[0].command);
await send(edited(applied.edits));
result.written = (await connection.sendRequest(lsp.CodeLensRequest.type, { textDocument }))[0].command.title;

const at = text.indexOf('"headroom.available"') + 1;
result.hover = (await connection.sendRequest(lsp.HoverRequest.type, { textDocument, position: positionOf(at) })).contents.value;
result.offered = (await connection.sendRequest(lsp.CompletionRequest.type, { textDocument, position: positionOf(at) })).items.map(({ label }) => label);

await send(JSON.stringify(JSON.parse(whole)));
const options = { tabSize: 2, insertSpaces: true };
result.formatted = edited(await connection.sendRequest(lsp.DocumentFormattingRequest.type, { textDocument, options })) === whole;

// A file beside the examples, which is not saved, extends one of them.
const examples = join(dirname(ruleFile), 'examples');
const extending = { uri: pathToFileURL(join(examples, 'edited.json')).href };
const extension = '{ "ruleset": "edited", "extends": "base", "replaces": ["reading"] }';
connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument: { ...extending, languageId: 'json', version: 1, text: extension } });
const inExtension = (word) => ({ textDocument: extending, position: { line: 0, character: extension.indexOf(`"${word}"`) + 1 } });
result.inherited = (await connection.sendRequest(lsp.CompletionRequest.type, inExtension('reading'))).items.map(({ label }) => label);
result.defined = (await Promise.all(['base', 'reading'].map((word) => connection.sendRequest(lsp.DefinitionRequest.type, inExtension(word)))))
  .map(({ uri: found, range: { start, end } }) => {
    const line = readFileSync(new URL(found), 'utf8').split('\n')[start.line];
    return `${found.split('/').at(-1)}: ${line.slice(start.character, end.character)}`;
  });

result.errors = [
  await codeOf(connection.sendRequest('no/such', {})),
  await codeOf(connection.sendRequest(lsp.HoverRequest.type, { textDocument })),
  await codeOf(connection.sendRequest(lsp.HoverRequest.type, { textDocument: { uri: 'file:///closed.json' }, position: positionOf(0) })),
];
await connection.sendRequest(lsp.ShutdownRequest.type);
await connection.sendNotification(lsp.ExitNotification.type);
result.exit = await exited;
console.log(JSON.stringify(result));

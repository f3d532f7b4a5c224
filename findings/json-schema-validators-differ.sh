#!/usr/bin/env bash
# Two JSON Schema validators give opposite verdicts on the same valid JSON and the same schema.
#
# JsonSchema.Net 8.0.5 and ajv 8.20.0 differ where JSON's grammar leaves the reading to the program:
#   - Of two members with one name JsonSchema.Net validates the first and ajv the last (JSON.parse keeps the last). A file may pass the
#     validator of an editor and be read with the other member by the program that loads it.
#   - JsonSchema.Net compares numbers as exact decimals, ajv as doubles. 4.35 is a multiple of 0.01 for the first and not for the second;
#     9007199254740993 exceeds a maximum of 9007199254740992 for the first and not for the second; 3.0000000000000001 is not the constant
#     3 for the first and is for the second. Amounts and bounds of a schema mean different files in CI and in an editor.
# A loader that must be right rejects repeated names itself and reads numbers as decimals; a schema can promise neither.
#
# Needs the .NET SDK, node and npm. Exits with 0 while both behave so, and with 1 when that changes.
#
# Seen on 2026-11-29 with SDK 10.0.401, node 20:
#   text                                 JsonSchema.Net  ajv
#   { "upTo": 1, "upTo": "1h" }          False           true
#   { "upTo": "1h", "upTo": 1 }          True            false
#   { "cents": 4.35 }                    True            false
#   { "most": 9007199254740993 }         False           true
#   { "three": 3.0000000000000001 }      False           true
#   { "upTo": "1h", "three": 3.0 }       True            true
set -euo pipefail

for tool in dotnet node npm; do
    command -v "$tool" > /dev/null || { echo "$tool is not installed"; exit 1; }
done

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > schema.json <<'SCHEMA'
{ "type": "object", "additionalProperties": false, "properties": {
    "upTo": { "type": "string" },
    "cents": { "type": "number", "multipleOf": 0.01 },
    "most": { "type": "number", "maximum": 9007199254740992 },
    "three": { "const": 3 } } }
SCHEMA

cat > texts <<'TEXTS'
{ "upTo": 1, "upTo": "1h" }
{ "upTo": "1h", "upTo": 1 }
{ "cents": 4.35 }
{ "most": 9007199254740993 }
{ "three": 3.0000000000000001 }
{ "upTo": "1h", "three": 3.0 }
TEXTS

cat > Validate.csproj <<'PROJECT'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="JsonSchema.Net" Version="[8.0.5]" />
  </ItemGroup>
</Project>
PROJECT

cat > Program.cs <<'PROGRAM'
using System.Text.Json;
using Json.Schema;

var schema = JsonSchema.FromText(File.ReadAllText("schema.json"));
foreach (var text in File.ReadLines("texts"))
{
    using var json = JsonDocument.Parse(text);
    Console.WriteLine(schema.Evaluate(json.RootElement).IsValid);
}
PROGRAM

cat > validate.cjs <<'PROGRAM'
const { readFileSync } = require('node:fs');
const Ajv = require('ajv').default;

const validate = new Ajv().compile(JSON.parse(readFileSync('schema.json', 'utf8')));
for (const text of readFileSync('texts', 'utf8').trim().split('\n')) console.log(validate(JSON.parse(text)));
PROGRAM

echo '{ "private": true }' > package.json
npm install --no-audit --no-fund --silent ajv@8.20.0
dotnet run --project Validate.csproj > net
node validate.cjs > js
paste texts net js

printf '%s\n' False True True False False True > net.expected
printf '%s\n' true false false true true true > js.expected
diff net.expected net && diff js.expected js || { echo "the validators behave otherwise now"; exit 1; }

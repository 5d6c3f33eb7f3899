// Holds a SARIF log against the schema of OASIS, and prints a line for each fault and one at the end.
//
//     NODE_PATH=…/node_modules node sarif.js FILE
//
// The schema is the one that `@microsoft/jest-sarif` brings, 2.1.0-rtm.5.

const fs = require('fs')
const path = require('path')
const Ajv = require('ajv-draft-04')
const formats = require('ajv-formats')

const folder = path.dirname(require.resolve('@microsoft/jest-sarif/package.json'))
const read = file => JSON.parse(fs.readFileSync(file, 'utf8'))
const schema = read(path.join(folder, 'lib/schemas/sarif-2.1.0-rtm.5.json'))
// One of its patterns has a bracket too many, which only the older form of patterns takes as it is.
const judge = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })
formats(judge)
const holds = judge.compile(schema)
const is_valid = holds(read(process.argv[2]))
for (const fault of holds.errors || []) {
  console.log(`${fault.instancePath}: ${fault.message}`)
}
console.log(is_valid ? 'valid' : 'not valid')

// Judges the structured data of every page below a folder, and prints a line of JSON for each fault.
//
//     NODE_PATH=…/node_modules node structured_data.js FOLDER
//
// structured-data-testing-tool says what search engines ask of articles; schema-dts, as a compiler
// of TypeScript reads it, which properties schema.org has for which type, and of what they are.
// Neither knows a thing of two types, so it is judged as each of them.

const { execFileSync } = require('child_process')
const fs = require('fs')
const os = require('os')
const path = require('path')
const { structuredDataTest } = require('structured-data-testing-tool')
const { Google } = require('structured-data-testing-tool/presets')

// What a thing of two types has of the other one.
const OF_NEWS = ['dateline']
const OF_LIVE = ['coverageStartTime', 'coverageEndTime', 'liveBlogUpdate']
const WITHOUT = {
  NewsArticle: OF_LIVE,
  LiveBlogPosting: OF_NEWS,
  AdvertiserContentArticle: OF_NEWS,
}

function pages(folder) {
  const entries = fs.readdirSync(folder, { withFileTypes: true })
  return entries.flatMap(entry => {
    const file = path.join(folder, entry.name)
    return entry.isDirectory() ? pages(file) : file.endsWith('.html') ? [file] : []
  })
}

/// The things of a page, each once for each of its types.
function things(html) {
  const scripts = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  return scripts.flatMap(([, json]) => JSON.parse(json)).flatMap(thing => {
    const types = [thing['@type']].flat()
    return types.map(type => {
      const one = { ...thing, '@type': type }
      if (types.length > 1) (WITHOUT[type] || []).forEach(property => delete one[property])
      return one
    })
  })
}

/// What search engines lack.
async function lacking(thing) {
  const html = `<script type="application/ld+json">${JSON.stringify(thing).replaceAll('<', '\\u003c')}</script>`
  const result = await structuredDataTest(html, { presets: [Google] }).catch(error => {
    if (error.type !== 'VALIDATION_FAILED') throw error
    return error.res
  })
  return [...result.failed, ...result.warnings].map(({ test, error }) => `${test}: ${error && error.message}`)
}

/// What schema.org doesn't know, by the thing's number.
function unknown(all) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'structured-data-'))
  try {
    const modules = path.dirname(path.dirname(require.resolve('schema-dts/package.json')))
    fs.symlinkSync(modules, path.join(folder, 'node_modules'))
    all.forEach(({ thing }, number) => {
      const type = thing['@type']
      const text = `import type { ${type}, WithContext } from 'schema-dts'\n` +
        `export const thing: WithContext<${type}> = ${JSON.stringify(thing)}\n`
      fs.writeFileSync(path.join(folder, `t${number}.ts`), text)
    })
    const compiler = path.join(path.dirname(require.resolve('typescript/package.json')), 'bin/tsc')
    const files = all.map((_, number) => `t${number}.ts`)
    fs.writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({
      compilerOptions: { noEmit: true, strict: true, skipLibCheck: true, types: [] },
      files,
    }))
    execFileSync(process.execPath, [compiler, '--pretty', 'false', '-p', '.'], { cwd: folder, encoding: 'utf8' })
    return []
  } catch (error) {
    if (!error.stdout) throw error
    const found = [...error.stdout.matchAll(/^t(\d+)\.ts\([^)]*\): error (.*(?:\n .*)*)/gm)]
    if (found.length === 0) throw error
    return found.map(([, number, message]) => ({ number: Number(number), message }))
  } finally {
    fs.rmSync(folder, { recursive: true })
  }
}

async function main(folder) {
  const all = pages(folder).flatMap(file => {
    const html = fs.readFileSync(file, 'utf8')
    const page = path.relative(folder, file).replaceAll(path.sep, '/')
    return things(html).map(thing => ({ page, thing }))
  })
  const say = (page, thing, fault) =>
    console.log(JSON.stringify({ page, type: thing['@type'], fault }))
  for (const { page, thing } of all) {
    for (const fault of await lacking(thing)) say(page, thing, fault)
  }
  for (const { number, message } of unknown(all)) say(all[number].page, all[number].thing, message)
  console.log(JSON.stringify({ judged: all.length }))
}

main(process.argv[2]).catch(error => {
  console.error(error)
  process.exit(1)
})

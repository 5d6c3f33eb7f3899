// Judges settings of content managers by their own rules, or saves documents as they would.
//
//     NODE_PATH=…/node_modules node content_managers.js settings FOLDER
//     NODE_PATH=…/node_modules node content_managers.js save CMS FOLDER
//
// `settings` reads decap.yml, sveltia.yml and pages.yml, and prints a line for each fault. Decap's
// rules are the source of its own check, out of its packages; Sveltia publishes a JSON Schema; the
// rules of Pages CMS are in no package, so schemas/pages-cms.json says what its documentation does.
//
// `save` reads the front matter of every document and writes it again with the library that the
// content manager writes TOML with, dates as its field for dates leaves them.

const Ajv = require('ajv').default
const Ajv2020 = require('ajv/dist/2020').default
const fs = require('fs')
const path = require('path')
const YAML = require('yaml')

function source(name) {
  const folder = process.env.NODE_PATH
  return fs.readFileSync(path.join(folder, name), 'utf8')
}

/// The check of Decap, from its source, whose imports are given to it.
function decap() {
  const keywords = require('ajv-keywords/dist/keywords')
  const keyword = name => keywords[name] || keywords.default[name]
  const widgets = ['datetime', 'file', 'image', 'list', 'markdown', 'number', 'object', 'relation', 'select']
  const schemas = widgets.map(name => {
    const text = source(`decap-cms-widget-${name}/src/schema.js`)
    return { name, schema: new Function(text.replace('export default', 'return'))() }
  })
  const plain = ['boolean', 'string', 'text'].map(name => ({ name, schema: {} }))
  const given = {
    AJV: Ajv,
    select: keyword('select'),
    uniqueItemProperties: keyword('uniqueItemProperties'),
    instanceOf: keyword('instanceof'),
    prohibited: keyword('prohibited'),
    ajvErrors: require('ajv-errors').default,
    frontmatterFormats: ['yaml-frontmatter', 'toml-frontmatter', 'json-frontmatter'],
    extensionFormatters: { yml: 1, yaml: 1, toml: 1, json: 1, md: 1, markdown: 1, html: 1 },
    getWidgets: () => [...schemas, ...plain],
    I18N_STRUCTURE: { folders: 'multiple_folders' },
    I18N_FIELD: { translate: 'translate' },
    console: { error() {} },
  }
  const text = source('decap-cms-core/src/constants/configSchema.js')
    .replace(/^import[\s\S]*?from '.*?';$/gm, '')
    .replace(/^export /gm, '')
  const validate = new Function(...Object.keys(given), `${text}; return validateConfig`)
  const check = validate(...Object.values(given))
  const known = new Set([...schemas, ...plain].map(it => it.name))
  return settings => {
    const faults = []
    try {
      check(settings)
    } catch (error) {
      faults.push(...error.message.split('\n'))
    }
    const fields = list => list.forEach(field => {
      if (!known.has(field.widget)) faults.push(`${field.name}: no widget ${field.widget}`)
      fields(field.fields || [])
    })
    settings.collections.forEach(collection => fields(collection.fields || []))
    return faults
  }
}

function byAjv(validate) {
  return settings => {
    if (validate(settings)) return []
    return validate.errors.map(it => `${it.instancePath} ${it.message}`)
  }
}

function judge(folder) {
  const quiet = { strict: false, logger: false }
  const sveltia = JSON.parse(source('@sveltia/cms/schema/sveltia-cms.json'))
  const pages = JSON.parse(fs.readFileSync(path.join(__dirname, 'schemas/pages-cms.json'), 'utf8'))
  const judges = {
    decap: decap(),
    sveltia: byAjv(new Ajv(quiet).compile(sveltia)),
    pages: byAjv(new Ajv2020(quiet).compile(pages)),
  }
  for (const [name, judge] of Object.entries(judges)) {
    const settings = YAML.parse(fs.readFileSync(path.join(folder, `${name}.yml`), 'utf8'))
    judge(settings).forEach(fault => console.log(`${name}: ${fault}`))
    console.log(`${name}: judged`)
  }
}

const DATES = ['date', 'updated', 'expires']

const MANAGERS = {
  decap(text) {
    const values = require('@iarna/toml/parse-string')(text)
    // A date that was picked is a text, any other the library's own.
    values.updated = values.updated && values.updated.toISOString()
    if (values.updated === undefined) delete values.updated
    const replace = (_, value) => {
      return typeof value === 'number' && Number.isInteger(value) ? value.toString() : false
    }
    return require('tomlify-j0.4').toToml(values, { replace })
  },
  sveltia(text) {
    const { parse, stringify, TomlDate } = require('smol-toml')
    const values = JSON.parse(JSON.stringify(parse(text)))
    DATES.filter(name => values[name]).forEach(name => { values[name] = new TomlDate(values[name]) })
    return stringify(values)
  },
  pages(text) {
    const toml = require('@ltd/j-toml')
    const values = JSON.parse(JSON.stringify(toml.parse(text, 1.0, '\n', false)))
    return toml.stringify(values, { newline: '\n' })
  },
}

function save(manager, folder) {
  let saved = 0
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) saved += save(manager, file)
    else if (entry.name.endsWith('.md')) {
      const [, front, body] = /^\+\+\+\r?\n([\s\S]*?\n)\+\+\+\r?\n([\s\S]*)$/.exec(fs.readFileSync(file, 'utf8'))
      fs.writeFileSync(file, `+++\n${MANAGERS[manager](front).trim()}\n+++\n${body}`)
      saved += 1
    }
  }
  return saved
}

const [task, ...rest] = process.argv.slice(2)
if (task === 'settings') judge(rest[0])
else console.log(save(...rest))

// The API's OpenAPI document as a judge of answers.
import assert from 'node:assert/strict'
import { Ajv2020 } from 'ajv/dist/2020.js'

const formats = {
  int32: { type: 'number', validate: (n) => Number.isInteger(n) && Math.abs(n) <= 2 ** 31 },
  int64: { type: 'number', validate: Number.isSafeInteger },
  decimal: /^-?\d+(\.\d+)?$/,
  email: /^[^@\s]+@[^@\s]+$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
}

const escaped = (step) => encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1'))
const pointer = (...steps) => 'api#/' + steps.map(escaped).join('/')

/** A copy of the document in which an object may only have the members that it names. */
function closed(node) {
  if (Array.isArray(node)) return node.map(closed)
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, closed(value)]))
  if (copy.type === 'object' && copy.properties) copy.additionalProperties ??= false
  return copy
}

export class Contract {
  constructor(document) {
    assert.match(document.openapi, /^3\.1\./)
    this.paths = document.paths
    this.ajv = new Ajv2020({ strict: false, allErrors: true, formats })
    for (const [name, schema] of Object.entries(document.components.schemas))
      assert.ok(this.ajv.validateSchema(schema), `schema ${name}: ${this.ajv.errorsText()}`)
    this.ajv.addSchema(closed(document), 'api')
    this.seen = new Set()
  }

  /** Every operation, as 'METHOD /path'. */
  operations() {
    return Object.entries(this.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
  }

  /** What is declared: 'METHOD /path STATUS' for a success, with the code behind it for a failure. */
  declared() {
    return Object.entries(this.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { responses }]) =>
        Object.entries(responses).flatMap(([status, { 'x-codes': codes }]) => {
          if (status === 'default') return []
          const name = `${method.toUpperCase()} ${path} ${status}`
          return codes ? codes.map((code) => `${name} ${code}`) : [name]
        })))
  }

  /** Fails unless the answer is one that the operation declares. */
  check(method, template, answer) {
    const operation = this.paths[template]?.[method.toLowerCase()]
    assert.ok(operation, `${method} ${template} is not documented`)
    const name = `${method} ${template} ${answer.status}`
    const response = operation.responses[answer.status]
    if (answer.status >= 400) return this.checkProblem(name, response, answer)
    assert.ok(response, `${name} is not documented`)
    this.seen.add(name)
    for (const type of Object.keys(response.content ?? {})) {
      assert.equal(answer.headers['content-type'], type, name)
      const operationAt = ['paths', template, method.toLowerCase()]
      const schema = pointer(...operationAt, 'responses', answer.status, 'content', type, 'schema')
      this.validate(schema, answer.json, name)
    }
  }

  checkProblem(name, response, answer) {
    assert.equal(answer.headers['content-type'], 'application/problem+json', name)
    this.validate(pointer('components', 'schemas', 'Problem'), answer.json, name)
    assert.equal(answer.json.status, answer.status, name)
    assert.equal(answer.json.requestId, answer.headers['x-request-id'], name)
    const { code } = answer.json
    if (response) assert.ok(response['x-codes'].includes(code), `${name} ${code} is not documented`)
    this.seen.add(`${name} ${code}`)
  }

  validate(schema, value, name) {
    const valid = this.ajv.getSchema(schema)
    assert.ok(valid, `${name}: no schema at ${schema}`)
    assert.ok(valid(value), `${name}: ${this.ajv.errorsText(valid.errors)}: ${JSON.stringify(value)}`)
  }
}

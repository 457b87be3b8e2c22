// Database connections for Prisma's WebAssembly schema engine: the published driver adapters, with
// the faults of 7.10.0 mended that would keep the engine from reading a catalogue.
import pg from 'pg'
import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'

export const isSqlite = (url) => url.startsWith('file:')

/** node-postgres settings of a postgres:// address; `host` in the query may name a socket folder. */
export function postgresConfig(url) {
  const { hostname, port, username, pathname, searchParams } = new URL(url)
  return {
    host: searchParams.get('host') ?? hostname,
    port: Number(searchParams.get('port') ?? (port || 5432)),
    user: searchParams.get('user') ?? decodeURIComponent(username),
    database: decodeURIComponent(pathname.slice(1)),
  }
}

/** Wraps the `connect` of an adapter factory; `mend` changes each adapter it makes. */
function factory(inner, mend) {
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    connect: async () => mend(await inner.connect()),
    connectToShadowDb: async () => mend(await inner.connectToShadowDb()),
  }
}

// libsql is built without "strings" in double quotes, which the engine writes in one catalogue query,
// and a missing table (the one of Prisma's migrations) must be told by its kind.
function sqliteFactory(url) {
  return factory(new PrismaLibSql({ url }), (adapter) => {
    const queryRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      try {
        return await queryRaw({ ...query, sql: query.sql.replace(/(\bname = )"([^"]*)"(;?\s*)$/, "$1'$2'$3") })
      } catch (error) {
        const missing = /no such table: (\S+)/.exec(error?.cause?.message ?? '')
        if (missing) Object.assign(error.cause, { kind: 'TableDoesNotExist', table: missing[1] })
        throw error
      }
    }
    return adapter
  })
}

const oid = { char: 18, name: 19, text: 25, charArray: 1002, nameArray: 1003, textArray: 1009 }
const readAs = {
  [oid.char]: oid.text, [oid.name]: oid.text,
  [oid.charArray]: oid.textArray, [oid.nameArray]: oid.textArray,
}

/** Calls the catalogue's types text, which the adapter knows, and remembers which columns were "char". */
function readable(result) {
  for (const one of [result].flat()) {
    const fields = one.fields ?? []
    one.charColumns = fields.flatMap((f, i) => (f.dataTypeID === oid.char ? [i] : []))
    for (const field of fields) field.dataTypeID = readAs[field.dataTypeID] ?? field.dataTypeID
  }
  return result
}

class CatalogueClient extends pg.Client {
  query(...query) {
    const done = query.at(-1)
    if (typeof done !== 'function') return super.query(...query).then(readable)
    query[query.length - 1] = (error, result) => done(error, result && readable(result))
    return super.query(...query)
  }
}

// The adapter refuses the type "char"; the engine in turn panics when it is given as text.
function postgresFactory(url) {
  const config = { ...postgresConfig(url), Client: CatalogueClient }
  return factory(new PrismaPg(config), (adapter) => {
    const performIO = adapter.performIO.bind(adapter)
    const queryRaw = adapter.queryRaw.bind(adapter)
    const charColumns = new Map()
    adapter.performIO = async (query) => {
      const result = await performIO(query)
      charColumns.set(query, result.charColumns ?? [])
      return result
    }
    adapter.queryRaw = async (query) => {
      const result = await queryRaw(query)
      for (const i of charColumns.get(query) ?? []) result.columnTypes[i] = ColumnTypeEnum.Character
      charColumns.delete(query)
      return result
    }
    return adapter
  })
}

export const engineFactory = (url) => (isSqlite(url) ? sqliteFactory(url) : postgresFactory(url))

/** The driver adapter as published, for a Prisma Client. */
export const clientAdapter = (url, options = {}) =>
  isSqlite(url) ? new PrismaLibSql({ url }, options) : new PrismaPg(postgresConfig(url), options)

/**
 * Kysely's SQLite dialect with three differences: transactions begin IMMEDIATE (one that reads and
 * then writes would otherwise fail with SQLITE_BUSY_SNAPSHOT beside another process, whatever the
 * busy timeout), statements are prepared once, and migrations run in a transaction.
 */
import type { Database, Statement } from 'better-sqlite3';
import { type Dialect, type SqliteDatabase, SqliteDialect } from 'kysely';

export function sqliteDialect(database: Database): Dialect {
  const base = new SqliteDialect({ database: withStatementCache(database) });
  return {
    createDriver: () => base.createDriver(),
    createQueryCompiler: () => base.createQueryCompiler(),
    createIntrospector: (db) => base.createIntrospector(db),
    createAdapter: () =>
      Object.create(base.createAdapter(), { supportsTransactionalDdl: { value: true } }),
  };
}

const cacheSize = 300;

function withStatementCache(database: Database): SqliteDatabase {
  const statements = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
    if (statements.size >= cacheSize) statements.clear();
    statements.set(sql, statement);
    return statement;
  };
  return {
    prepare: (sql) => {
      const statement = prepared(sql);
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => database.prepare(sql).iterate(...parameters),
      };
    },
    close: () => {
      statements.clear();
      database.close();
    },
  };
}

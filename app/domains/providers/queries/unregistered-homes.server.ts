import type { TransactionSql } from "postgres";

/** The homes that nobody is registered for, to be joined to: the same as `isRegistered`. */
export const unregisteredHomes = (sql: TransactionSql) => sql`(
      select s.id from services s where s.regulator = 'none' or s.status = 'closed')`;

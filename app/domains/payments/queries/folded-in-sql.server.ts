import { Prisma } from "~prisma/client";

/** What `foldDocument` does, of a text in SQL. */
export const foldedInSql = (text: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`regexp_replace(regexp_replace(regexp_replace(upper(${text}), '[^0-9A-Z]', '', 'g'), '^(INVOICE|INV)(?=[0-9])', ''), '^0+(?=.)', '')`;

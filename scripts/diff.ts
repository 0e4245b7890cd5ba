// npm run db:diff -- NAME          writes the next migration
// npm run db:diff -- --from-empty  prints the SQL of the whole schema
// npm run db:diff -- --check       fails when migrations and schema.prisma differ
import { diffEmptyToSchema } from "./database/drift.ts";

const argument = process.argv[2];
if (argument === "--from-empty") process.stdout.write(await diffEmptyToSchema());

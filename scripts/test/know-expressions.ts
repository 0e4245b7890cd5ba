import { writeFileSync } from "node:fs";
import { digestOf, expressions, isLinear, KNOWN, known } from "./expressions.ts";
import { madeExpressions } from "./made-expressions.ts";

// `npx tsx scripts/test/know-expressions.ts`: looks at every expression that is not known yet and writes down which are linear.
const before = known();
const linear = [...expressions().literals, ...(await madeExpressions())]
  .filter((one) => before.has(digestOf(one)) || isLinear(one))
  .map(digestOf)
  .sort();
writeFileSync(KNOWN, `${linear.join("\n")}\n`);

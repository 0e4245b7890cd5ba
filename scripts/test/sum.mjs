/** @typedef {import("./checks.mjs").Sum} Sum */

/**
 * Prints once more what failed, where somebody who sees only the end of the output finds it, then the last line
 * (`N passed, N failed`, with what was skipped when anything was), and ends.
 * @param {Sum[]} sums
 * @returns {never}
 */
export function finish(sums) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped, failures = [] } of sums) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
    for (const failure of failures) process.stdout.write(`FAILED ${failure}\n`);
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

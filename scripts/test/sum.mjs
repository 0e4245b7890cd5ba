/** @typedef {import("./checks.mjs").Sum} Sum */

/**
 * Prints the last line and ends: `N passed, N failed`, with what was skipped when anything was.
 * @param {Sum[]} sums
 * @returns {never}
 */
export function finish(sums) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of sums) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

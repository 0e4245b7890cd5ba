// Progress for people: one short line a step, with the seconds since the start.
const started = performance.now();

/** @param {string} words */
export function say(words) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${seconds} s  ${words}\n`);
}

/**
 * Ends with words that say what to do, not with a stack.
 * @param {string} words
 * @returns {never}
 */
export function giveUp(words) {
  process.stderr.write(`\n${words}\n`);
  process.exit(1);
}

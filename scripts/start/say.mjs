// Progress for people: one short line a step, with the seconds since the start.
const started = performance.now();

/** @param {string} words */
export function say(words) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
  process.stdout.write(`${seconds} s  ${words}\n`);
}

/** Something that a person has to mend: shown as words, without a stack. */
export class ForPeople extends Error {}

/**
 * Ends with words that say what to do; what is running already is stopped by whoever catches it.
 * @param {string} words
 * @returns {never}
 */
export function giveUp(words) {
  throw new ForPeople(words);
}

process.on("uncaughtException", (error) => {
  process.stderr.write(`\n${error instanceof ForPeople ? error.message : error.stack}\n`);
  process.exit(1);
});

/** Words for the person at the terminal: never on standard output, which --json keeps for its one line. */
export function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

const EVERY_MS = 250;

/** A line that follows the import: rewritten in place on a terminal, a line at each tenth elsewhere. */
export function progress(done = "written"): { show: (share: number, rows: number) => void; end: () => void } {
  let last = 0;
  let tenth = 0;
  let shown = false;
  return {
    show(share, rows) {
      const percent = Math.min(100, Math.floor(share * 100));
      const words = `${percent}% read, ${rows.toLocaleString("en-GB")} rows ${done}`;
      if (!process.stderr.isTTY) {
        if (percent < tenth) return;
        tenth = Math.floor(percent / 10) * 10 + 10;
        say(words);
        return;
      }
      const at = performance.now();
      if (at - last < EVERY_MS) return;
      last = at;
      shown = true;
      process.stderr.write(`\r\u001b[K${words}`);
    },
    end() {
      if (shown) process.stderr.write("\r\u001b[K");
    },
  };
}

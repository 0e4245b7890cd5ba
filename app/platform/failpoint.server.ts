/**
 * Places where tests let a process die as if its power went: `HOMEWARD_FAILPOINT=mail:after-send`.
 * Production has none.
 */
export function failpoint(name: string): void {
  if (process.env.NODE_ENV === "production" || process.env.HOMEWARD_FAILPOINT !== name) return;
  process.kill(process.pid, "SIGKILL");
}

// `npm audit`, where the registry answers: a high or critical finding fails unless it is listed with a reason and an end.
import { readFileSync } from "node:fs";

/**
 * @typedef {{ advisory: string, reason: string, until: string }} Accepted
 * @typedef {{ fails: string[], line: string }} Verdict
 */

const SEVERE = new Set(["high", "critical"]);

/**
 * What the output of `npm audit --json` means on a day (YYYY-MM-DD). No answer fails nothing and is said.
 * @param {string} output
 * @param {readonly Accepted[]} accepted
 * @param {string} today
 * @returns {Verdict}
 */
export function judgeAudit(output, accepted, today) {
  /** @type {{ vulnerabilities?: Record<string, { severity: string, via: unknown[] }> } | undefined} */
  let report;
  try {
    report = JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1));
  } catch {
    report = undefined;
  }
  if (!report?.vulnerabilities)
    return { fails: [], line: "known faults: the registry did not answer, nothing was compared" };
  const found = new Map();
  for (const [name, { via }] of Object.entries(report.vulnerabilities))
    for (const one of via) {
      if (typeof one !== "object" || one === null) continue;
      const { url = "", severity = "", title = "" } = /** @type {Record<string, string>} */ (one);
      const id = url.split("/").at(-1) || `${name} ${title}`;
      if (SEVERE.has(severity)) found.set(id, `${name}: ${title} (${severity}, ${id})`);
    }
  const allowed = new Map(accepted.map((one) => [one.advisory, one]));
  const fails = [...found].flatMap(([id, words]) => {
    const listed = allowed.get(id);
    if (!listed) return [words];
    return listed.until < today ? [`${words}: accepted until ${listed.until}, which is over`] : [];
  });
  return {
    fails,
    line: `known faults: ${found.size} high or critical, ${found.size - fails.length} accepted`,
  };
}

/** @returns {Accepted[]} */
export function acceptedAdvisories() {
  return JSON.parse(readFileSync("docs/accepted-advisories.json", "utf8"));
}

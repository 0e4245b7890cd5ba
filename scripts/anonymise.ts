// npm run --silent anonymise < in.jsonl > out.jsonl
// Each line in: {id, record: {knownEntities}, text}; each line out: {id, spans: [{start, end, kind, tier}]}.
import { createInterface } from "node:readline";
import { detect } from "../app/domains/anonymisation/detect.rules.ts";
import type { KnownEntities } from "../app/domains/anonymisation/finding.rules.ts";

type Line = { id: unknown; record: { knownEntities: KnownEntities }; text: string };

function read(line: string, number: number): Line {
  const wrong = (why: string): never => {
    throw new Error(`Line ${number} cannot be read: ${why}`);
  };
  let value: unknown;
  try {
    // What is not known may be left out or be null.
    value = JSON.parse(line, (_key, part: unknown) => (part === null ? undefined : part));
  } catch {
    return wrong("it is no JSON object");
  }
  const given = value as Partial<Line> | null;
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return wrong("it is no JSON object");
  if (typeof given.text !== "string") return wrong("it has no text");
  if (given.id === undefined) return wrong("it has no id");
  const child = given.record?.knownEntities?.child;
  if (typeof child?.given !== "string" || typeof child.family !== "string")
    return wrong("its record does not say who the child is (record.knownEntities.child)");
  return {
    ...(given as Line),
    record: { knownEntities: named(given.record?.knownEntities as KnownEntities) },
  };
}

/** Everybody with both names, of which either may be missing. */
function named(known: KnownEntities): KnownEntities {
  const whole = <P extends { given: string; family: string }>(people: readonly Partial<P>[] = []) =>
    people.map((person) => ({ ...person, given: person.given ?? "", family: person.family ?? "" }) as P);
  return { ...known, family: whole(known.family), professionals: whole(known.professionals) };
}

try {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === "") continue;
    const { id, record, text } = read(line, number);
    const spans = detect(text, record.knownEntities).map(({ start, end, kind, tier }) => ({
      start,
      end,
      kind,
      tier,
    }));
    process.stdout.write(`${JSON.stringify({ id, spans })}\n`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

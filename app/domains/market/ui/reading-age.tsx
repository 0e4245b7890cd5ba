import { Disclosure } from "~/ui/disclosure";
import type { DrawnBlock } from "../queries/statement-parts.server";
import { READING_AGE_GOAL, readingAge } from "../statement/reading-age.rules";

/** At what age most people can read a section, and which sentences make it hard; nothing of a short one. */
export function SectionReadingAge({ blocks }: { blocks: readonly DrawnBlock[] }) {
  const read = readingAge(blocks.map(({ nodes }) => nodes));
  if (!read) return null;
  const { age, hardest } = read;
  return (
    <>
      <p className="why mb-0">
        Reading age: about {age}.{" "}
        {age > READING_AGE_GOAL
          ? `Aim for ${READING_AGE_GOAL} or below: shorter sentences and everyday words.`
          : null}
      </p>
      {age > READING_AGE_GOAL && hardest.length > 0 ? (
        <Disclosure summary="Hardest sentences">
          <ol className="list-decimal pl-5">
            {hardest.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
        </Disclosure>
      ) : null}
    </>
  );
}

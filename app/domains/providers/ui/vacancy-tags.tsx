import { Tag } from "~/ui/tag";

export type ToldVacancy = { words: string; confirmed: string; stale: boolean } | null;

/** Places free and how old the word is: "1 place free now", "confirmed 9 days ago · stale". */
export function VacancyWords({ vacancy }: { vacancy: ToldVacancy }) {
  if (vacancy === null) return <Tag tone="hold">Places not told us yet</Tag>;
  return (
    <>
      {vacancy.words}{" "}
      <Tag tone={vacancy.stale ? "soon" : "good"}>
        {vacancy.confirmed}
        {vacancy.stale ? " · stale" : ""}
      </Tag>
    </>
  );
}

import type { Gender } from "~/domains/providers/declared.rules";
import type { AgeSpan } from "./age-span.rules";

/**
 * How the children looked after in England divide by age and gender. Source: Department for Education, "Children
 * looked after in England including adoptions", reporting year 2023 (at 31 March 2023), characteristics: national
 * percentages, rounded to whole ones by the publisher. Open Government Licence v3.0.
 */
export const NATIONAL_SHARES = {
  source: "DfE, Children looked after in England, 31 March 2023",
  ages: [
    { span: { from: 0, to: 0 }, percent: 5 },
    { span: { from: 1, to: 4 }, percent: 13 },
    { span: { from: 5, to: 9 }, percent: 18 },
    { span: { from: 10, to: 15 }, percent: 38 },
    // Published as "16 and over".
    { span: { from: 16, to: 17 }, percent: 26 },
  ],
  // The publication counts male and female; for another gender there is no share.
  genders: { girl: 43, boy: 57, another: null },
} as const satisfies {
  source: string;
  ages: readonly { span: AgeSpan; percent: number }[];
  genders: Record<Gender, number | null>;
};

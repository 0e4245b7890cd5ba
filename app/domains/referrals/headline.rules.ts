import type { Gender } from "~/domains/providers/declared.rules";
import { headlineOf } from "./edition.rules";
import type { WantedKind } from "./referral.options";

/** What a referral is called inside its council, also while it says little: "Girl, 14 · children's home". */
export function workingHeadline(known: {
  age: number | null;
  gender: string | null;
  serviceKind: string | null | undefined;
}): string {
  if (known.age === null || known.gender === null) return "A child not described yet";
  const who = { age: known.age, gender: known.gender as Gender };
  const kind = known.serviceKind as WantedKind | null | undefined;
  if (kind) return headlineOf(who, kind);
  return headlineOf(who, "childrens-home").split(" · ")[0] ?? "";
}

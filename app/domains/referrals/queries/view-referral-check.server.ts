import type { Actor } from "~/domains/access/actor";
import { read } from "~/domains/access/transactions.server";
import { ageWords, type PublishedAge } from "~/domains/anonymisation/small-numbers/age-span.rules";
import { GENDERS } from "~/domains/providers/declared.rules";
import { recordTextLook } from "~/domains/vault/commands/record-text-look.server";
import { notFound } from "~/platform/not-found.server";
import { workingHeadline } from "../headline.rules";
import { gatherAbsentRisks, type PageRow, pageRows } from "../page-rows.rules";
import type { QualityGap } from "../quality.rules";
import { isBeingWritten, type ReferralState } from "../referral.machine";
import { may, referralAbilities } from "../referral.policy";
import { REFERRAL_PAGES, type ReferralPage } from "../referral.schema";
import { type Issue, issuesOf, loadReferralForSending } from "./load-referral-for-sending.server";

export type CheckSection = {
  page: ReferralPage;
  title: string;
  rows: PageRow[];
  /** What stands in the way here, in words. */
  open?: string;
};

export type ReferralCheck = {
  reference: string;
  headline: string;
  state: ReferralState;
  version: number;
  sections: CheckSection[];
  quality: { score: number; bar: number; gaps: QualityGap[] };
  /** Everything that stands in the way of sending, each with where it is mended; empty when it may go. */
  issues: Issue[];
  /** The answers are shown without names: the reader may not see them. */
  masked: boolean;
  mayChange: boolean;
  abilities: ReturnType<typeof referralAbilities>;
};

/** Everything that was answered, what would make it better and what stands in the way of sending. Throws 404. */
export function viewReferralCheck(actor: Actor, reference: string): Promise<ReferralCheck> {
  return read(actor, async (tx) => {
    const loaded = await loadReferralForSending(tx, actor, reference);
    if (!loaded || may(actor, "view", loaded.referral) !== true) return notFound();
    const { referral, child, publishedChild, childAnswers, quality, blocks } = loaded;
    // The vault's one rule: whoever may not see names reads the masked form, and everybody else's view is a look.
    const names = loaded.knowsTheChild;
    if (names) await recordTextLook(tx, actor, referral.child.identityId);
    const draft = names ? referral.content.draft : loaded.gate.masked;
    const open = new Map(
      blocks.filter(({ code }) => code !== "below-the-bar").map((block) => [block.page, block.message]),
    );
    const sections = REFERRAL_PAGES.map(({ slug, title }): CheckSection => {
      const words = open.get(slug);
      const section = { page: slug, title, ...(words ? { open: words } : {}) };
      if (slug !== "child") {
        const values = draft[slug];
        return { ...section, rows: values ? gatherAbsentRisks(pageRows(slug, values as never)) : [] };
      }
      if (!child || childAnswers === null) return { ...section, rows: [] };
      return {
        ...section,
        rows: [
          { field: "age", label: "Age", value: ageRow(child.age, publishedChild?.age ?? child.age) },
          { field: "gender", label: "Gender", value: GENDERS[child.gender] },
          {
            field: "vault",
            label: "Who the child is",
            value: `${childAnswers} answers, in the vault`,
          },
        ],
      };
    });
    return {
      reference,
      headline: workingHeadline({
        age: child?.age ?? referral.child.age,
        gender: child?.gender ?? referral.child.gender,
        serviceKind: draft.purpose?.serviceKind,
      }),
      state: referral.state,
      version: referral.version,
      sections,
      quality: { score: quality.score, bar: quality.bar, gaps: quality.gaps },
      issues: issuesOf(loaded),
      masked: !names,
      mayChange: names && may(actor, isBeingWritten(referral.state) ? "edit" : "amend", referral) === true,
      abilities: referralAbilities(actor, referral),
    };
  });
}

/** "14", or "14, published as 13 to 15". */
function ageRow(age: number, published: PublishedAge): string {
  return typeof published === "number" ? String(age) : `${age}, published as ${ageWords(published)}`;
}

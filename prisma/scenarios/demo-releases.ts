import type { Actor } from "~/domains/access/actor";
import { acceptTerms } from "~/domains/releases/commands/accept-terms.server";
import { addDocument } from "~/domains/releases/commands/add-document.server";
import { lookAtDetail } from "~/domains/releases/commands/look-at-detail.server";
import { lookAtIdentity } from "~/domains/releases/commands/look-at-identity.server";
import { releaseIdentity } from "~/domains/releases/commands/release-identity.server";
import { revokeRelease } from "~/domains/releases/commands/revoke-release.server";
import { saveFullerDetail } from "~/domains/releases/commands/save-fuller-detail.server";
import type { FullerDetailContent } from "~/domains/releases/fuller-detail.schema";
import { arrived } from "./demo-arrived.ts";
import { done } from "./demo-search.ts";

export const FULLER = {
  netball: {
    risk: "Five police reports in eleven months, all for being late home and all closed the same evening. Two broken windows, each on the day of a cancelled visit. She has hit nobody. Online she is careful: her phone is checked with her on Sundays, and she asked for that herself.",
    safety:
      "After a cancelled visit an adult stays near and says nothing about it for an hour. If she is not in by 21:30 ring her first, then her coach’s number on the plan, then the emergency duty team at 22:30.",
    health:
      "A knee that swells after matches, physiotherapy monthly. Sees a therapist every second Thursday for what happened before she was eleven. No medication. Allergic to penicillin.",
    history:
      "Parents until eleven. Foster carers for four years, ended when a carer fell ill. A bridging home for seven months, ends with building works.",
    days: "Up at six on training days. Does not eat in front of strangers for the first week. Sleeps with the landing light on and keeps a bag packed: leave it.",
  },
  bikes: {
    risk: "Throws what is near. One adult was bruised in May. Runs out of classrooms, never off the site.",
    safety:
      "Two short choices, and a job for his hands. No audience. A quiet ten minutes before he mends it.",
    health: "ADHD, medicine at breakfast and at noon. Sees the clinic in spring and autumn.",
    history: "Two foster families, 14 and 9 months. Both ended because of other children in the house.",
    days: "",
  },
} as const satisfies Record<string, FullerDetailContent>;

export const SCHOOL_REPORT = `School report, summer term (redacted)

Attendance 96%. Mathematics: well ahead, asked for extra work and did it. English: writes as she speaks, quick and
funny. Physical education: captain, and fair to those who are slower.

She left the room four times this term, each time after a change that nobody had told her of. She came back by
herself within ten minutes.
`;

/** What a council tells more of a child, in stages. */
export function telling(reference: string) {
  return {
    writesDetail: (by: Actor, content: FullerDetailContent) =>
      done(`Fuller detail of ${reference}`, saveFullerDetail(by, { reference, version: 1, content })),
    sendsDocument: async (by: Actor, title: string, words: string | Buffer) => {
      const file = await arrived(words);
      return done(`Sending a document of ${reference}`, addDocument(by, { reference, title, file }));
    },
    releases: async (by: Actor, to: Actor, serviceId: string, reason: string) => {
      const input = { reference, serviceId, personId: to.personId, reason, until: "" };
      return (await done(`Releasing ${reference} to ${to.personName}`, releaseIdentity(by, input))).releaseId;
    },
    revokes: (by: Actor, releaseId: string, reason: string) =>
      done(`Revoking ${releaseId}`, revokeRelease(by, { reference, releaseId, reason })),
  };
}

/** Somebody at a provider who looks at what they are told. */
export function looking(who: Actor, reference: string) {
  return {
    acceptsTerms: () => done(`${who.personName} accepting terms`, acceptTerms(who, { reference })),
    readsDetail: () => done(`${who.personName} reading ${reference}`, lookAtDetail(who, reference)),
    readsWho: () => done(`${who.personName} looking at ${reference}`, lookAtIdentity(who, reference)),
  };
}

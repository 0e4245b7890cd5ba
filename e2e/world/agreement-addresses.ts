import type { Example, Route } from "./example.ts";
import type { Scene } from "./scene.ts";

export type AgreementFixtures = Awaited<ReturnType<typeof agreementFixtures>>;

/** An agreement of Wolverhampton that waits for signatures, one in force, and who signs at each provider. */
export async function agreementFixtures({ rows }: Pick<Scene, "rows">) {
  const one = async (state: string) => {
    const [row] = await rows<{ reference: string; slug: string; signer: string }>(
      `select a.reference, o.slug, p.email as signer from agreements a
         join access.organisations c on c.id = a.council_id and c.slug = 'wolverhampton'
         join access.organisations o on o.id = a.provider_id
         join access.memberships m on m.organisation_id = o.id and m.ended_at is null
          and m.roles && array['registered-manager', 'responsible-individual', 'provider-admin']
         join access.people p on p.id = m.person_id
        where a.state = '${state}' order by a.id, m.id limit 1`,
    );
    if (!row) throw new Error(`The seed has no agreement that is ${state}.`);
    return row;
  };
  return { issued: await one("issued"), inForce: await one("in-force") };
}

/** The part of `addresses.ts` that is about agreements. */
export function agreementRoutes({ issued, inForce }: AgreementFixtures): Record<string, Route> {
  const at = (who: string, ...paths: string[]): Example[] => paths.map((path) => ({ who, path }));
  const c = "/council/wolverhampton/agreements";
  const p = (slug: string) => `/provider/${slug}/agreements`;
  const [priya, margaret] = ["Priya Nandakumar", "Margaret Adeyemi"];
  const file = { examples: [], open: "no page: a file" };
  return {
    "council.$slug.agreements._index": {
      examples: [
        ...at(priya, c, `${c}?show=in-force`, `${c}?show=ended`),
        { who: priya, path: `${c}?show=to-write`, refuses: "whoever presses it begins the draft" },
      ],
    },
    "council.$slug.agreements_.$reference._index": {
      examples: at(priya, `${c}/${issued.reference}`, `${c}/${inForce.reference}`),
    },
    "council.$slug.agreements_.$reference.edit": {
      examples: [
        { who: priya, path: `${c}/${issued.reference}/edit`, refuses: "a draft keeps whatever is typed" },
      ],
    },
    "council.$slug.agreements_.$reference.issue": {
      examples: [
        {
          who: priya,
          path: `${c}/${issued.reference}/issue`,
          refuses: "whoever presses it issues a version",
        },
      ],
    },
    "council.$slug.agreements_.$reference.sign": {
      examples: at(margaret, `${c}/${issued.reference}/sign`, `${c}/${inForce.reference}/sign`),
    },
    "council.$slug.agreements_.$reference.versions.$number._index": {
      examples: at(priya, `${c}/${issued.reference}/versions/1`),
    },
    "council.$slug.agreements_.$reference.versions.$number.document": file,
    "council.$slug.agreements_.$reference.versions.$number.pdf": file,
    "provider.$slug.agreements._index": {
      examples: at(issued.signer, p(issued.slug), `${p(issued.slug)}?show=in-force`),
    },
    "provider.$slug.agreements_.$reference._index": {
      examples: [
        ...at(issued.signer, `${p(issued.slug)}/${issued.reference}`),
        ...at(inForce.signer, `${p(inForce.slug)}/${inForce.reference}`),
      ],
    },
    "provider.$slug.agreements_.$reference.sign": {
      examples: at(issued.signer, `${p(issued.slug)}/${issued.reference}/sign`),
    },
    "provider.$slug.agreements_.$reference.versions.$number._index": {
      examples: at(issued.signer, `${p(issued.slug)}/${issued.reference}/versions/1`),
    },
    "provider.$slug.agreements_.$reference.versions.$number.document": file,
    "provider.$slug.agreements_.$reference.versions.$number.pdf": file,
  };
}

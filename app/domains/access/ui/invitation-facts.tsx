import { SummaryList } from "~/ui/summary-list";

type Props = { organisation: string; by: string; roles: string; until: string };

/** Who asks for what, until when. */
export function InvitationFacts({ organisation, by, roles, until }: Props) {
  return (
    <div className="mb-6">
      <SummaryList
        rows={[
          { key: "Organisation", value: organisation },
          { key: "What you would do", value: roles },
          { key: "Invited by", value: by },
          { key: "Open until", value: until },
        ]}
      />
    </div>
  );
}

import { DateField } from "~/ui/date-field";
import type { FormField } from "~/ui/form-field";
import { RadioGroup } from "~/ui/radio-group";
import { TextArea } from "~/ui/text-area";

type Props = {
  fields: { personId: FormField; reason: FormField; until: FormField };
  people: { personId: string; name: string; roles: string; knows: boolean }[];
  emergency: boolean;
};

/** What a release does, before it is made. */
export function whatReleaseDoes(emergency: boolean): string[] {
  return [
    "One person reads name, date of birth, address, school, family and the social worker. No number that identifies, and nobody else at the provider.",
    "They are mailed a link that asks them to sign in. Each look is on the log of this referral.",
    emergency
      ? "It ends when you revoke it, when the home declines, or when the search or its offer ends."
      : "It ends when you revoke it, or when the offer or the search ends.",
  ];
}

export function ReleaseFields({ fields, people, emergency }: Props) {
  return (
    <>
      <RadioGroup
        field={fields.personId}
        label="Who will know?"
        hint="People who answer for this home. Their addresses stay with their organisation."
        options={people
          .filter(({ knows }) => !knows)
          .map(({ personId, name, roles }) => ({ value: personId, label: name, hint: roles }))}
      />
      <TextArea
        field={fields.reason}
        label={emergency ? "Why can it not wait for paperwork?" : "Why do they need to know?"}
        hint="For the record of your council. The person does not read it."
        rows={3}
        limit={2_000}
      />
      <DateField
        field={fields.until}
        label="Last day"
        hint="It ends at midnight. Leave it empty when you do not know."
        optional
      />
    </>
  );
}

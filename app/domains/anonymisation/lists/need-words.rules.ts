/**
 * Words of needs and risks. When masking takes one of them away, the writer is told: a home that does not read of the
 * epilepsy cannot keep the child safe.
 */
export const NEED_WORDS: ReadonlySet<string> = new Set(
  (
    "adhd asd autism autistic asthma anxiety attachment allergy allergic anaphylaxis diabetes diabetic depression " +
    "dyslexia dyspraxia eczema enuresis encopresis epilepsy epileptic fasd hearing deaf visual blind wheelchair mobility " +
    "medication insulin epipen inhaler nebuliser seizures seizure trauma grief bereavement sleep nightmares self-harm " +
    "self-harming ligature overdose suicidal suicide absconding missing runaway exploitation exploited cse cce gang gangs " +
    "county-lines knife weapon weapons violence violent aggression aggressive assault assaults arson fire fire-setting " +
    "substance alcohol cannabis drugs drug ketamine vaping eating disorder restraint restraints radicalisation sexualised " +
    "grooming bullying neglect abuse disability learning speech language selective mutism semh send ehcp pica tics tourette"
  ).split(" "),
);

/** What a council asks for and a provider declares in the same words, so that the two can be compared. */
export const NEEDS = {
  "emotional-behavioural": "Emotional and behavioural difficulties",
  trauma: "Trauma and loss",
  attachment: "Attachment difficulties",
  "mental-health": "Mental health",
  "self-harm": "Self-harm",
  autism: "Autism",
  adhd: "ADHD",
  "learning-disability": "Learning disability",
  "physical-disability": "Physical disability",
  "sensory-impairment": "Sight or hearing loss",
  "complex-health": "Complex health needs",
  "eating-disorder": "Eating disorder",
  "substance-misuse": "Drug and alcohol use",
  "criminal-exploitation": "Criminal exploitation",
  "sexual-exploitation": "Sexual exploitation",
  "going-missing": "Going missing",
  "harmful-sexual-behaviour": "Harmful sexual behaviour",
  aggression: "Physical aggression",
  "fire-setting": "Fire-setting",
  offending: "Offending",
  "seeking-asylum": "Separated child seeking asylum",
  pregnancy: "Pregnancy or a young parent",
} as const;

export type Need = keyof typeof NEEDS;

/** Genders as an edition says them and as a provider declares them. */
export const GENDERS = {
  girl: "Girl",
  boy: "Boy",
  another: "Another gender",
} as const;

export type Gender = keyof typeof GENDERS;

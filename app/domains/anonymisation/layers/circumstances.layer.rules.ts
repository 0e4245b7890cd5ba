import type { FindingKind, RawFinding } from "../finding.rules";
import type { Prepared } from "../prepared.rules";

const NUMBER = "(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2})";
const ORDINAL =
  "(?:eldest|oldest|youngest|middle|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d{1,2}(?:st|nd|rd|th))";

/** Turns of phrase that stand where somebody tells what happened in one family alone. Never complete: the writer reads too. */
const CIRCUMSTANCES: readonly { kind: FindingKind; find: RegExp; instead: string }[] = [
  {
    kind: "FAMILY_CONFIG",
    find: new RegExp(
      [
        `\\b(?:a|an|the|one of|his|her|their|identical) (?:identical )?(?:twins?|triplets?|quads|quadruplets?)(?: (?:who|brother|sister|brothers|sisters|girls|boys))(?: died at birth)?`,
        `\\b(?:the )?${ORDINAL} of ${NUMBER}(?: children| siblings| brothers| sisters)?(?:, all by different fathers)?`,
        `\\b${NUMBER} (?:full |half )?siblings`,
        `\\b(?:both parents|(?:his|her|their|the) (?:mother|father|mum|dad|parents)) (?:is|are) (?:registered )?(?:blind|deaf|deafblind)`,
        `\\b(?:all by different fathers|conceived by (?:ivf|donor)|donor conceived|parents are (?:first )?cousins)`,
      ].join("|"),
      "gu",
    ),
    instead: "[family]",
  },
  {
    kind: "UNUSUAL_EVENT",
    find: new RegExp(
      [
        `\\b(?:was |were )?(?:destroyed by|killed in|burned down in|lost in) (?:a|an|the) (?:gas explosion|house fire|explosion|arson|earthquake|flood|plane crash|shipwreck)(?: that killed (?:a|an|his|her|the|two|three) \\p{L}+)?`,
        `\\b(?:won|appeared (?:on|in)|was (?:on|in)|featured (?:on|in)) (?:a|an|the) (?:televised|national|reality|tv|television|west end|documentary)(?: \\p{L}+){0,2}(?: at (?:\\d+|${NUMBER}))?`,
        `\\b(?:found|discovered|abandoned|left) (?:in|at|on) (?:the|a) (?:boot|back|roof|suitcase|lorry|container|port|airport|dinghy|service station|phone box|church steps?)(?: of (?:a|an|the)(?: \\p{L}+){1,2})?(?: at the port of \\p{L}+)?`,
        `(?<!\\p{L})\\p{L}+ (?:drowned|was (?:murdered|killed|shot|stabbed)) in front of (?:him|her|them)(?: in the crossing of \\d{4}| in \\d{4})?`,
        `\\b(?:made the national news|on the front page|went viral|named in (?:the )?press|serious case review)`,
      ].join("|"),
      "gu",
    ),
    instead: "[an event in the family]",
  },
];

/** What happened only to one family, by how such things are told: for a person to generalise. */
export function circumstancesLayer({ folded }: Prepared): RawFinding[] {
  return CIRCUMSTANCES.flatMap(({ kind, find, instead }) =>
    [...folded.text.matchAll(find)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      kind,
      tier: "review" as const,
      known: false,
      why: "Somebody may know the child by this alone",
      instead,
    })),
  );
}

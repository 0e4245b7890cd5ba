/** What the pages of a change of plan say of whom it touches. Pure. */

/** "1 provider is told", "12 providers are told"; nobody yet, when none was asked. */
export function toldWords(providers: number, of: string): string {
  if (providers === 0) return "Nobody outside your council has it, so nobody is told.";
  return `${providers === 1 ? "1 provider is" : `${providers} providers are`} told ${of}.`;
}

/** The live offers that a change ends. */
export function endedWords(live: readonly string[]): string[] {
  if (live.length === 0) return [];
  const names = live.length === 1 ? live[0] : `${live.slice(0, -1).join(", ")} and ${live.at(-1)}`;
  return [
    live.length === 1
      ? `The offer of ${names} is not selected, with your reason.`
      : `The offers of ${names} are not selected, with your reason.`,
  ];
}

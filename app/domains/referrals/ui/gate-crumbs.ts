/** Where a page beneath the gate stands, and its way back. */
export function gateCrumbs(base: string, reference: string, here: string) {
  const edit = `${base}/${reference}/edit`;
  return {
    crumbs: [
      { label: "Referrals", to: base },
      { label: reference, to: edit },
      { label: "What providers will read", to: `${edit}/gate` },
      { label: here },
    ],
    back: { to: `${edit}/gate`, words: "Go back" },
  };
}

/**
 * The confidentiality terms. Whoever changes a word that matters raises the version: everybody is then asked again,
 * and what they accepted before stays on the record with its number.
 */
export const TERMS = {
  version: 1,
  points: [
    "I use this only to decide whether a home can look after this child, and to prepare for it.",
    "I talk about it only with colleagues who need it for that, and I name nobody who could be recognised from it.",
    "I do not copy, print, photograph or forward it, and I do not try to find out who the child is.",
    "When the offer ends I keep nothing of it. If the child moves in, the council gives us the full record.",
    "If it reaches somebody it should not, I ring the council at once.",
  ],
  known: "The council sees that you accepted, and each time you look.",
} as const;

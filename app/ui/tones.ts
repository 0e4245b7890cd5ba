/** now: act at once · soon: act today · good: done or safe · info: news · hold: waiting on somebody · plain. */
export type Tone = "now" | "soon" | "good" | "info" | "hold" | "plain";

/** One part of an address, whatever stands in it. `*` stays: rules about addresses build their patterns with it. */
export const part = (text: string) => encodeURIComponent(text);

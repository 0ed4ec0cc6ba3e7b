/** Light, dark, or as the device has it. */
import { useState } from 'react';

export const SCHEMES = ['automatic', 'light', 'dark'] as const;
export type ColourScheme = (typeof SCHEMES)[number];
const NAME = 'liggaren/colour-scheme';

const apply = (scheme: ColourScheme): void => {
  document.documentElement.dataset['colourScheme'] = scheme;
};
const kept = (): ColourScheme => {
  try {
    return SCHEMES.find((one) => one === localStorage.getItem(NAME)) ?? 'automatic';
  } catch {
    return 'automatic';
  }
};
apply(kept());

export function useColourScheme(): readonly [ColourScheme, (scheme: ColourScheme) => void] {
  const [scheme, setScheme] = useState(kept);
  return [
    scheme,
    (wanted) => {
      apply(wanted);
      localStorage.setItem(NAME, wanted);
      setScheme(wanted);
    },
  ];
}

import { Tag, type Tone } from '../../parts';
import { useTexts } from '../../texts/language';
import type { State } from './sitting';
import { texts } from './texts';

const TONES: Readonly<Record<State, Tone>> = {
  TO_WRITE: 'neutral',
  TO_READ: 'information',
  APPROVED: 'success',
  OTHER_DAY: 'warning',
  LEFT_OUT: 'neutral',
  SIGNED: 'success',
  CHANGED: 'warning',
  REFUSED: 'danger',
};

export const StateTag = ({ state }: { state: State }) => <Tag tone={TONES[state]}>{useTexts(texts).state[state]}</Tag>;

import type { Story } from '../story';

/** Just arrived: the registrar has the next move. */
export const received: Story = {
  key: 'stark-idrott',
  row: 8,
  arrival: { channel: 'IMPORT', ago: 2, by: 'administrator.david', time: '16:20' },
  steps: [],
};

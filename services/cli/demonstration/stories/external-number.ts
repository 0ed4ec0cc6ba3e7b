import { registered, type Story } from '../story';

/** Came on paper and has a number from the region's own diary; nobody handles it yet. */
export const externalNumber: Story = {
  key: 'oppet-kok',
  row: 7,
  arrival: { channel: 'PAPER', ago: 11, by: 'registrator.eva', time: '13:40' },
  steps: [registered(10, '08:30', 4821)],
};

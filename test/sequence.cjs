// The longest first, also on a machine that has not run them before: what comes last is then short, and no core waits for the other.
const Sequencer = require('@jest/test-sequencer').default;

const LONGEST = ['test/faults/seeds', '.e2e.', '.int.'];
/** @param {{ path: string }} test */
const turn = ({ path }) => LONGEST.findIndex((kind) => path.replaceAll('\\', '/').includes(kind)) + 1 || LONGEST.length + 1;

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => turn(one) - turn(other));
  }
};

import './assessment.css';
import { Criteria } from './criteria/criteria';
import { StateAid } from './state-aid/state-aid';

export const AssessmentTab = () => (
  <div className="stack">
    <Criteria />
    <StateAid />
  </div>
);

import { useFormat } from '../../texts/format';
import { withAfter } from '../../api/read';
import { size } from './size';

/** Files that have been handed in. */
export function FileList({
  caseId,
  files,
  label,
}: {
  caseId: string;
  files: readonly { id: string; name: string; bytes: number }[];
  label: string;
}) {
  const { number } = useFormat();
  return (
    <ul className="files" aria-label={label}>
      {files.map(({ id, name, bytes }) => (
        <li key={id}>
          <span>
            <a href={withAfter(`/api/cases/${caseId}/files/${id}`)} download>
              {name}
            </a>{' '}
            <span className="hint">{size(bytes, number)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

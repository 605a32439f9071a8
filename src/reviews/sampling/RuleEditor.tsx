import { useState } from 'react';
import type { SamplingRule } from '../../../contract/sampling';
import { RuleActions } from './RuleActions';
import { RuleFacts } from './RuleFacts';
import { RuleForm } from './RuleForm';

interface RuleEditorProps {
  readonly rule: SamplingRule;
  readonly onDirty: (dirty: boolean) => void;
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** A rule that is there: what was opened is what a change follows, not what somebody else made of it meanwhile. */
export function RuleEditor({ rule, onDone, ...form }: RuleEditorProps) {
  const [revision, setRevision] = useState(rule.revision);
  return (
    <>
      <RuleActions rule={rule} onChanged={(now) => setRevision(now.revision)} onGone={onDone} />
      {rule.can.includes('change') ? (
        <RuleForm rule={{ ...rule, revision }} {...form} onDone={onDone} />
      ) : (
        <RuleFacts rule={rule} />
      )}
    </>
  );
}

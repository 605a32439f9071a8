import type { FormContent, ReviewQuestion } from './review-forms';
import type { FieldProblem } from './problems';

/** What keeps a form from being published, by the paths of its fields; the console marks them before the server does. */
export function formTroubles(content: FormContent): readonly FieldProblem[] {
  const troubles: FieldProblem[] = [];
  const seen = new Set<string>();
  const mustDiffer = (id: string, path: string) => {
    if (seen.has(id)) troubles.push({ path, code: 'taken' });
    seen.add(id);
  };
  if (content.sections.length === 0) troubles.push({ path: 'content.sections', code: 'required' });
  content.sections.forEach((section, s) => {
    const path = `content.sections.${s}`;
    mustDiffer(section.sectionID, `${path}.sectionID`);
    if (section.title.trim() === '') troubles.push({ path: `${path}.title`, code: 'required' });
    if (section.questions.length === 0) troubles.push({ path: `${path}.questions`, code: 'required' });
    section.questions.forEach((question, q) => {
      mustDiffer(question.questionID, `${path}.questions.${q}.questionID`);
      troubles.push(...questionTroubles(question, `${path}.questions.${q}`));
    });
  });
  return troubles;
}

function questionTroubles(question: ReviewQuestion, path: string): readonly FieldProblem[] {
  const troubles: FieldProblem[] = [];
  if (question.text.trim() === '') troubles.push({ path: `${path}.text`, code: 'required' });
  if (question.kind !== 'choice') return troubles;
  const { options, critical } = question;
  if (options.length < 2) troubles.push({ path: `${path}.options`, code: 'too_small', limit: 2 });
  const labels = new Set<string>();
  const ids = new Set<string>();
  options.forEach(({ optionID, label }, o) => {
    const key = label.trim().toLowerCase();
    if (key === '') troubles.push({ path: `${path}.options.${o}.label`, code: 'required' });
    else if (labels.has(key) || ids.has(optionID)) {
      troubles.push({ path: `${path}.options.${o}.label`, code: 'taken' });
    }
    labels.add(key);
    ids.add(optionID);
  });
  // Without an answer that is worth nothing, a critical question could never fail anything.
  if (critical && !options.some(({ points }) => points === 0)) {
    troubles.push({ path: `${path}.options.0.points`, code: 'unknown' });
  }
  return troubles;
}

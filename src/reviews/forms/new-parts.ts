import type { ReviewQuestion } from '../../../contract/review-forms';

// `crypto.randomUUID` is there in secure contexts only, and a console may be served without TLS inside a company.
export function newID(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(36))
    .join('')
    .slice(0, 16);
}

export function newOption() {
  return { optionID: newID(), label: '', points: 0 };
}

export function newQuestion(): ReviewQuestion {
  return {
    ...{ kind: 'yesNo', questionID: newID(), text: '', help: '' },
    ...{ weight: 1, critical: false, allowNA: false },
  };
}

export function newSection() {
  return { sectionID: newID(), title: '', questions: [newQuestion()] };
}

/** A question of another kind, with what such a one needs. */
export function ofKind(question: ReviewQuestion, kind: ReviewQuestion['kind']): ReviewQuestion {
  const { questionID, text, help, weight, critical, allowNA } = question;
  const same = { questionID, text, help, weight, critical, allowNA };
  switch (kind) {
    case 'yesNo':
      return { kind, ...same };
    case 'scale':
      return { kind, ...same, top: 5 };
    case 'choice':
      return { kind, ...same, options: [{ ...newOption(), points: 100 }, newOption()] };
  }
}

import type { ReviewFormsStore } from '../../roomservice/stores/review-forms';
import { by, fold, inOrder } from './lists';
import { patch, type View } from './tables';

export function reviewForms(view: View): ReviewFormsStore['reviewForms'] {
  const isTaken = (name: string, exceptID?: string): boolean =>
    [...view.reviewForms.values()].some((form) => fold(form.name) === fold(name) && form.formID !== exceptID);
  const usesOf = (formID: string, version: number): number =>
    [...view.reviews.values()].filter((row) => row.formID === formID && row.formVersion === version).length;
  return {
    get: async (formID) => view.reviewForms.get(formID),
    lock: async (formID) => view.reviewForms.get(formID),
    async insert(row) {
      if (isTaken(row.name)) return false;
      view.reviewForms.set(row.formID, row);
      return true;
    },
    async update(formID, fields) {
      if (fields.name !== undefined && isTaken(fields.name, formID)) return false;
      const revision = (view.reviewForms.get(formID)?.revision ?? 0) + 1;
      patch(view.reviewForms, formID, { ...fields, revision });
      return true;
    },
    list: async () =>
      [...view.reviewForms.values()].sort(
        inOrder(
          by((form) => fold(form.name)),
          by((form) => form.formID),
        ),
      ),
    insertVersion: async (row) => view.reviewFormVersions.set(`${row.formID} ${row.version}`, row),
    version: async (formID, version) => view.reviewFormVersions.get(`${formID} ${version}`),
    versions: async (formID) =>
      [...view.reviewFormVersions.values()]
        .filter((row) => row.formID === formID)
        .sort(by((row) => row.version, true))
        .map((row) => ({ ...row, reviews: usesOf(formID, row.version) })),
  };
}

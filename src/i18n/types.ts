/** A dictionary is flat: a key with dots, a text with {{variables}}, plurals as `key_one` and `key_other`. */
export type Dictionary = Readonly<Record<string, string>>;

/** What the other language must provide. Chinese has no singular, so `_one` may be missing there. */
export type SameTexts<D extends Dictionary> = {
  readonly [K in keyof D as K extends `${string}_one` ? never : K]: string;
};

type WithoutPlural<K> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;

/** The keys that `t` takes: plural pairs count as one. */
export type TextKey<D extends Dictionary> = WithoutPlural<keyof D & string>;

type VariablesIn<S> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | VariablesIn<Rest> : never;

type TextsUnder<D extends Dictionary, K extends string> = D[Extract<keyof D, K | `${K}_one` | `${K}_other`>];

type Values<D extends Dictionary, K extends string> = {
  readonly [Name in VariablesIn<TextsUnder<D, K>>]: Name extends 'count' ? number : string | number;
};

/** `t('list.total', { count })`: keys and variables are checked against the English dictionary. */
export type Translate<D extends Dictionary> = <K extends TextKey<D>>(
  key: K,
  ...values: [VariablesIn<TextsUnder<D, K>>] extends [never] ? [] : [Values<D, K>]
) => string;
